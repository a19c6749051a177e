/**
 * The Appearance API in the documents of Elements: a theme, variables, and rules for the public class
 * names. https://docs.stripe.com/elements/appearance-api
 */

import { make } from './fields.js';

const ownRules = new CSSStyleSheet();
document.adoptedStyleSheets = [ownRules];

/** The Appearance API: a theme, variables, and rules for the public class names. */
export function applyAppearance({ theme = 'stripe', variables = {}, rules = {}, disableAnimations }) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  root.toggleAttribute('data-still', disableAnimations === true);
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) {
    if (/^[a-zA-Z\d]+$/.test(name)) root.style.setProperty(`--${name}`, value);
  }
  ownRules.replaceSync('');
  for (const [selector, properties] of Object.entries(rules)) addRule(selector, properties);
}

/** Rules may name our classes and their states, nothing else: `.Input--invalid:focus`. */
function addRule(selector, properties) {
  const parts = selector.split(',').map((part) => part.trim());
  if (!parts.every((part) => /^(\.[A-Z][A-Za-z]*(--[a-z]+)?(:{1,2}[a-z-]+)?\s*)+$/.test(part))) return;
  try {
    const { style } = ownRules.cssRules[ownRules.insertRule(`${parts.join(', ')} {}`, ownRules.cssRules.length)];
    for (const [name, value] of Object.entries(properties)) {
      style.setProperty(
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        value,
      );
    }
  } catch {
    // A selector that this browser does not know is skipped, as in any style sheet.
  }
}

export function loadFonts(fonts) {
  for (const { cssSrc, family, src, ...descriptors } of fonts) {
    if (cssSrc) {
      const known = [...document.head.querySelectorAll('link')].some(({ href }) => href === cssSrc);
      if (!known) document.head.append(make('link', { rel: 'stylesheet', href: cssSrc }));
    } else if (family && src) {
      document.fonts.add(new FontFace(family, src, descriptors));
    }
  }
}
