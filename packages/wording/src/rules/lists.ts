/**
 * Lists of words that the rule tables name in <angle brackets>; add words freely. A list of VERBS holds base forms: `<grant>` is grant and
 * grants, `<grant>ed` granted, `<grant>ing` granting.
 */
export const VERBS = {
  /** What an office does by saying so: "We grant", "it is granted". */
  decide: `grant approve authorise authorize permit allow forbid prohibit ban withdraw revoke rescind repeal suspend cancel postpone defer
    appoint nominate order instruct undertake pledge guarantee consent refuse reject decline deny decide resolve waive forgive renew extend
    award adopt ratify dismiss uphold exempt release discharge terminate abolish impose levy designate establish delegate confer
    enact remit lift drop scrap abandon assume honour honor transfer entrust halve introduce launch overrule maintain rename restore reinstate reopen close open fix set allot allocate assign reserve license licence excuse relieve`,
  /** Said of a decision when something is it: "is confirmed", "is put back". */
  settle: `grant approve authorise authorize permit allow forbid prohibit ban withdraw revoke rescind repeal suspend cancel postpone defer
    refuse reject deny confirm waive forgive renew extend award adopt dismiss uphold terminate abolish impose lift
    reinstate discontinue bar exempt stop halt annul quash accept fix put move adjourn entitle release void exclude debar admit consider serve`,
  /** A decision told in the past that still stands: "The Board has decided". */
  resolve: `decide resolve vote order agree determine elect choose approve authorise authorize rule direct undertake decree consent arrange
    grant refuse instruct accept adopt appoint reject`,
  /** What a rule, a fee or a service undergoes: "The toll is doubled". */
  change: `double halve relax tighten waive raise lower reduce shorten lengthen extend simplify rename merge transfer replace discontinue
    reopen reserve entrust freeze dissolve disband answer cap refund repeat resume`,
  /** Said of what the office will not or cannot give: "We cannot agree". */
  yield: `agree accept grant allow approve permit offer extend give waive pay consent support take issue admit release refund provide
    authorise authorize make consider entertain comply meet reopen renew let act change alter sell lend wait reimburse
    continue enter supply discuss disclose share depart recognise recognize`,
  /** Aims: "We intend to". */
  intend: `intend plan propose mean aim prepare promise agree undertake pledge vow resolve decline refuse volunteer elect choose commit`,
  /** Work in hand: "We are looking into it". */
  do: `look prepare work move build close open stop end start begin make take send write change replace repair review consider examine
    investigate arrange put set bring hold keep pay give offer withdraw suspend cancel draw plan seek recruit buy sell cut
    raise lower reduce increase extend train hire order introduce launch phase transfer merge consult issue install
    redirect reroute appeal drop reopen restore proceed direct instruct recall reverse appoint`,
  /** What a thing or a rule does when its office has decided it: "The service ends on 1 May". */
  schedule: `end close open begin start cease stop expire lapse resume reopen apply commence terminate run move revert return rise fall
    change pass come go take cost become remain stay`,
  /** What people do under a rule: "Pupils report to the office". */
  duty: `report stay keep pay hand show leave sign carry wear bring return submit apply register enter use give wait turn send park moor
    berth stop remain produce anchor hold present declare notify inform file`,
  /** What one says who only thinks, feels or reports; no act follows. */
  think: `see find remember know feel hope trust think believe recall regret understand notice note appreciate recognise
    recognize forget live realise realize learn discover miss sympathise wish like prefer suffer lose
    perceive`,
} as const;

export const LISTS = {
  /** Bodies and persons that can be the office of a letter. Singular only: "governments" are others. */
  office: `nation states america office authority department ministry directorate board council commission commissioner committee administration government
    executive agency bureau service trust company corporation municipality city town county parish district inspectorate registry
    secretariat consulate embassy mission harbourmaster governor mayor president minister chancellor secretary director
    registrar headmaster headmistress principal rector dean bishop diocese chapter university college school hospital clinic
    infirmary academy institute museum library bank fund foundation society association federation union club regiment command
    garrison brigade battalion port railway airline utility regulator ombudsman tribunal court panel assembly senate bench
    cabinet treasury exchequer police constabulary brigade firm partnership cooperative co-operative chair chairman chairwoman trustees
    governors directors management team staff undersigned landlord publisher insurer employer organisation organization division section
    branch unit centre center observatory institution state republic kingdom crown body supervisor controller adjudicator arbitrator receiver trustee curator librarian archivist ambassador consul presidency general commander
    superintendent inspector warden bursar provost vice-chancellor faculty jury captaincy`,
  /** With "our" or "my" they speak for the office. */
  staff: `staff team engineer engineers surveyor surveyors inspector inspectors officer officers solicitor solicitors lawyer lawyers
    counsel agent agents people colleague colleagues crew crews contractor contractors auditors doctors nurses teachers
    section department office nation country drivers forces troops position`,
  /** Whom an office orders, allows or forbids things. */
  people: `applicant applicants resident residents tenant tenants visitor visitors pupil pupils student students parent parents patient
    patients holder holders owner owners master masters driver drivers member members employee employees swimmers licensee licensees
    lessee bidder bidders tenderer tenderers supplier suppliers contractor contractors claimant claimants candidate candidates
    customer customers passenger passengers vessel vessels ship ships boat boats vehicle vehicles cyclist cyclists motorist motorists
    trader traders party parties person persons anyone anybody everyone everybody nobody persons user users subscriber subscribers
    householder householders operator operators guest guests household households shopkeepers stallholders farmer farmers skippers
    taxpayer taxpayers exhibitors exporters importers dogs lorries cars craft appellant objector objectors guardian guardians
    teacher teachers clerk clerks nurse nurses officer officers trainee trainees recipient recipients beneficiary beneficiaries
    purchaser buyer seller hirer borrowers readers competitors entrants shareholders volunteers crew crews children
    one landlords neighbours workers workmen walkers anglers cadets soldiers sailors troops men women ratings pilots skippers captains managers staff children-under firms companies airlines exporters permit-holders cardholders lodgers daughter son child wife husband mother father client family dog car firm sister brother cadet soldier sailor delegates representatives witnesses tourists campers hikers inmates prisoners debtors creditors heirs spectators relatives leaseholders`,
  /** Before an office they make it another's: "the British Government". */
  foreign: `british french spanish mexican german russian soviet chinese japanese italian turkish portuguese brazilian austrian dutch
    danish canadian imperial foreign korean cuban colombian chilean iranian iraqi persian greek swedish indian same latter former
    neighbouring rival provincial`,
  subordinator: `if when whenever until till unless whether as because although though while that which who whom whose where wherever
    before after since so lest than once what whatever whoever how why provided`,
  finite: `will shall may must can could would should might ought cannot am is are was were has have had do does did need`,
  preposition: `of for in on at with from over under to by between through during about against without within into upon above below
    among across since per towards concerning regarding near behind beyond after before until like via along around`,
  determiner: `the a an this that these those our my your his her its their no any all each every some both such another`,
  adverb: `not never now then also still again already hereby therefore thus soon too always ever just instead meanwhile once indeed
    henceforth hereafter however moreover further furthermore ultimately perhaps only even first thereby today tomorrow nevertheless so herewith
    well ill too better often sometimes far no longer hitherto`,
  "not-adverb": `reply supply apply comply imply rely family assembly anomaly july ally rally italy daily early multiply bully tally
    monthly weekly yearly quarterly`,
  "now-be": `am is are`,
  /** Words that deny by their first letters. */
  "un-word": `unlikely uncommon unusual unreasonable unaware unable unwilling unknown unimportant unhelpful unfair unjust unwelcome
    unfamiliar unfavourable unfavorable unfounded unprecedented undesirable unnecessary uninterested unmindful unsympathetic unsatisfactory
    unworthy ungrateful unconcerned unacceptable unsuitable uncertain unlawful unconnected unrelated unhappy unmoved unprofitable
    unsuccessful untrue unpleasant unattractive unintentional undeserved untouched unheard unimpressed unaffected unpromising
    impossible improbable improper impractical impracticable immaterial inconsiderable incompatible inconsistent indifferent insensible
    inappropriate inconceivable inadmissible insignificant insufficient insurmountable incapable inadequate ineffective invisible incorrect
    irrelevant irregular irresponsible illegal illegitimate illogical dissatisfied displeased dissimilar disinclined disproportionate
    discouraging unopposed inexpensive infrequent insoluble unappreciated unnoticed unopened unmarked unread`,
  /** Verbs that deny. */
  prevent: `preclude precludes prevent prevents exclude excludes prohibit prohibits forbid forbids deny denies dispute disputes
    doubt doubts object objects fail fails failed hinder hinders bar bars refuse refuses refused neglect neglected lack lacks lacked
    oppose opposes omit omits disagree disagrees overlook`,
} as const;
