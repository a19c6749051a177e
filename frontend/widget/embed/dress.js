// The style. It comes with the code that needs it, as a sheet that a script makes: that is no request of its
// own, and no page's policy forbids it.
import text from 'style';

const sheet = new CSSStyleSheet();
sheet.replaceSync(text);

/** A page may have set sheets of its own in place of all others. */
export function dress() {
  const sheets = document.adoptedStyleSheets;
  if (!sheets.includes(sheet)) document.adoptedStyleSheets = [...sheets, sheet];
}

dress();
