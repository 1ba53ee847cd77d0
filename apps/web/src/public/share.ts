async function pass(link: HTMLAnchorElement): Promise<void> {
  const said = document.getElementById("said");
  if (typeof navigator.share === "function") {
    await navigator.share({ url: link.href }).catch(() => undefined);
    return;
  }
  await navigator.clipboard.writeText(link.href);
  const word = link.lastChild;
  if (word) word.textContent = "Address copied";
  if (said) said.textContent = "The address of the letter’s page is copied.";
}

/** Links that are marked so share the letter's page, or copy its address; without either they open it. */
export function shareOnPress(root: Document | HTMLElement): void {
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-share]") : null;
    const able = typeof navigator.share === "function" || navigator.clipboard !== undefined;
    if (!(link instanceof HTMLAnchorElement) || !able) return;
    event.preventDefault();
    pass(link).catch(() => window.location.assign(link.href));
  });
}
