/** A sentence as the learner sees it: which traits it bears, by their numbers, and whether it commits. */
export type Example = { readonly traits: readonly number[]; readonly commits: boolean };
/** Log-odds: of a sentence that bears nothing, and what each trait adds. */
export type Model = { readonly bias: number; readonly weights: Float64Array };

const EPOCHS = 12;
const RATE = 0.25;
/** How strongly a weight is drawn to 0 (the inverse of scikit-learn's C). */
const SHRINK = 5;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** A fixed order that is another one each epoch (Lehmer's generator, S. K. Park and K. W. Miller 1988). */
function shuffled(length: number, epoch: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, i) => i);
  let state = 48271 * (epoch + 1);
  for (let i = length - 1; i > 0; i -= 1) {
    state = (state * 48271) % 2147483647;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

export function logit({ bias, weights }: Model, traits: readonly number[]): number {
  let sum = bias;
  for (const trait of traits) sum += weights[trait] ?? 0;
  return sum;
}

/** What a trait says before anything is learned: the log of how much more often those that commit bear it, counted from one each. */
function ratios(examples: readonly Example[], traits: number): Float64Array {
  const bearers = { commits: new Float64Array(traits).fill(1), not: new Float64Array(traits).fill(1) };
  for (const { traits: borne, commits } of examples)
    for (const trait of borne) (commits ? bearers.commits : bearers.not)[trait]! += 1;
  const sum = (of: Float64Array) => of.reduce((all, one) => all + one, 0);
  const even = Math.log(sum(bearers.commits) / sum(bearers.not));
  return bearers.commits.map((one, trait) => Math.log(one / bearers.not[trait]!) - even);
}

/**
 * Logistic regression with squared shrinkage over traits scaled by what they say at first, so that those which both kinds bear alike are drawn
 * to 0 the hardest (S. Wang and C. D. Manning 2012). By stochastic gradients whose rate falls with what each weight has moved (AdaGrad, J. Duchi
 * and others 2011). The same examples give the same model. Time: epochs times the traits of all examples.
 */
export function learn(examples: readonly Example[], traits: number): Model {
  const scale = ratios(examples, traits);
  const weights = new Float64Array(traits);
  const moved = new Float64Array(traits).fill(1e-8);
  const bearers = new Float64Array(traits);
  for (const one of examples) for (const trait of one.traits) bearers[trait]! += 1;
  let bias = 0;
  let biasMoved = 1e-8;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const at of shuffled(examples.length, epoch)) {
      const { traits: borne, commits } = examples[at]!;
      let sum = bias;
      for (const trait of borne) sum += weights[trait]! * scale[trait]!;
      const error = sigmoid(sum) - (commits ? 1 : 0);
      biasMoved += error * error;
      bias -= (RATE * error) / Math.sqrt(biasMoved);
      for (const trait of borne) {
        // Each bearer of a trait carries its share of the shrinkage.
        const slope = error * scale[trait]! + (SHRINK * weights[trait]!) / bearers[trait]!;
        moved[trait]! += slope * slope;
        weights[trait]! -= (RATE * slope) / Math.sqrt(moved[trait]!);
      }
    }
  return { bias, weights: weights.map((weight, trait) => weight * scale[trait]!) };
}
