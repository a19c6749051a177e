// What the Appearance API takes. The rest is left out, and the console says so.
// https://docs.stripe.com/elements/appearance-api

/** The variables, those of old names among them. */
const VARIABLES = (
  'accessibleColorOnColorBackground accessibleColorOnColorDanger accessibleColorOnColorPrimary ' +
  'accessibleColorOnColorSuccess accessibleColorOnColorWarning accordionItemLabelColorText ' +
  'accordionItemLabelFontSize accordionItemLabelFontWeight accordionItemLabelSelectedColorText ' +
  'accordionItemLabelSelectedFontWeight accordionItemSpacing accordionItemTriggerColor ' +
  'accordionItemTriggerHoverColor accordionItemTriggerSelectedColor blockLogoColor borderRadius ' +
  'buttonBorderRadius buttonBoxShadow buttonColorBackground buttonColorText buttonExpressCheckoutBorderRadius ' +
  'buttonFontSize buttonFontWeight buttonPadding colorBackground colorBackgroundText colorDanger ' +
  'colorDangerText colorIcon colorIconCardCvc colorIconCardCvcError colorIconCardError colorIconCheckmark ' +
  'colorIconChevronDown colorIconChevronDownHover colorIconHover colorIconRedirect colorIconTab ' +
  'colorIconTabHover colorIconTabMore colorIconTabMoreHover colorIconTabSelected colorLogo colorLogoBlock ' +
  'colorLogoTab colorLogoTabSelected colorPrimary colorPrimaryText colorSuccess colorSuccessText colorText ' +
  'colorTextPlaceholder colorTextSecondary colorWarning colorWarningText focusBoxShadow focusOutline fontFamily ' +
  'fontLineHeight fontSize2Xl fontSize2Xs fontSize3Xs fontSizeBase fontSizeLg fontSizeSm fontSizeXl fontSizeXs ' +
  'fontSmooth fontVariantLigatures fontVariationSettings fontWeightBold fontWeightLight fontWeightMedium ' +
  'fontWeightNormal gridColumnSpacing gridRowSpacing iconCardCvcColor iconCardCvcErrorColor iconCardErrorColor ' +
  'iconCheckmarkColor iconChevronDownColor iconChevronDownHoverColor iconCloseColor iconCloseHoverColor ' +
  'iconColor iconHoverColor iconLoadingIndicatorColor iconMenuColor iconMenuHoverColor iconMenuOpenColor ' +
  'iconPasscodeDeviceColor iconPasscodeDeviceHoverColor iconPasscodeDeviceNotificationColor iconRedirectColor ' +
  'inputBoxShadow inputColorBorder inputFocusBoxShadow inputFocusColorBorder labelColorText labelFontSize ' +
  'labelFontWeight labelSpacing logoColor pickerItemSpacing spacingAccordionItem spacingGridColumn ' +
  'spacingGridRow spacingTab spacingUnit tabIconColor tabIconHoverColor tabIconMoreColor tabIconMoreHoverColor ' +
  'tabIconSelectedColor tabLogoColor tabLogoSelectedColor tabSpacing'
).split(' ');

/** Groups of public classes that take the same properties. */
const WITH_TEXT =
  'AccordionItem Action BlockAction Button Checkbox CheckboxLabel CodeInput DropdownItem Error Input Label Link ' +
  'MenuAction PickerAction PickerItem RedirectText SecondaryLink Tab TabLabel TermsLink TermsText Text ToggleItem';
const WITH_BORDER =
  'AccordionItem Action Block BlockAction Button CheckboxInput CodeInput Dropdown DropdownItem Error Input ' +
  'MenuAction MenuIcon PickerAction PickerItem RedirectText Switch SwitchControl Tab TermsText Text ToggleItem';
const WITH_OUTLINE =
  'AccordionItem Action Block BlockAction Button CheckboxInput CodeInput Dropdown DropdownItem Error Input ' +
  'InputCloseIcon Link MenuAction MenuIcon PasscodeCloseIcon PasscodeShowIcon PickerAction PickerItem SecondaryLink ' +
  'Switch SwitchControl Tab TermsLink ToggleItem';
const WITH_MARGIN =
  'Action BlockAction Button CodeInput DropdownItem Error Input Label MenuAction PickerAction PickerItem Tab ' +
  'ToggleItem';
const WITH_PADDING =
  'AccordionItem Action Block BlockAction Button CodeInput DropdownItem Error Input Label Menu MenuAction MenuIcon ' +
  'PickerAction PickerItem RedirectText Tab TabIcon TabLabel TermsText Text ToggleItem';
const WITH_BACKGROUND =
  'AccordionItem Action Block BlockAction BlockDivider Button CheckboxInput CodeInput DropdownItem Error Input ' +
  'InputDivider MenuAction MenuIcon PickerAction PickerItem Switch Tab ToggleItem';
const WITH_FILL =
  'Action BlockAction Button CodeInput DropdownItem Error Input MenuAction MenuIcon PickerAction PickerItem ' +
  'RadioIconInner RadioIconOuter SwitchControl Tab TabIcon ToggleItem';
const WITH_TRANSITION =
  'Action Block BlockAction Button CheckboxInput CheckboxLabel CodeInput Dropdown DropdownItem Error Icon Input ' +
  'InputCloseIcon Label Link MenuAction MenuIcon PasscodeCloseIcon PasscodeShowIcon PickerAction PickerItem ' +
  'RadioIconInner RadioIconOuter RedirectText SecondaryLink Switch SwitchControl Tab TabIcon TabLabel TermsLink ' +
  'TermsText Text ToggleItem';

const SIDES = ['', 'Top', 'Right', 'Bottom', 'Left'];
const onSides = (name, endings = ['']) =>
  SIDES.flatMap((side) => endings.map((ending) => name + side + ending)).join(' ');

/** Properties, and the classes that take them. */
const PROPERTIES = [
  [
    '-moz-osx-font-smoothing -webkit-font-smoothing -webkit-text-fill-color fontFamily fontVariant fontWeight ' +
      'letterSpacing lineHeight textDecoration textShadow textTransform',
    WITH_TEXT,
  ],
  ['color', `${WITH_TEXT} TabIcon`],
  ['fontSize', `${WITH_TEXT} Switch`],
  [onSides('border', ['', 'Color', 'Style', 'Width']), WITH_BORDER],
  ['borderTopLeftRadius borderTopRightRadius borderBottomRightRadius borderBottomLeftRadius', WITH_BORDER],
  ['borderRadius', `${WITH_BORDER} InputCloseIcon Link PasscodeCloseIcon PasscodeShowIcon SecondaryLink TermsLink`],
  ['boxShadow outline outlineOffset', WITH_OUTLINE],
  [onSides('margin'), WITH_MARGIN],
  [onSides('padding'), WITH_PADDING],
  ['backgroundColor', WITH_BACKGROUND],
  ['fill', WITH_FILL],
  ['fillOpacity stroke strokeOpacity strokeWidth', 'RadioIconInner RadioIconOuter'],
  ['opacity', 'Label'],
  ['r', 'RadioIconInner'],
  ['textAlign', 'PaymentMethodMessaging'],
  ['transition', WITH_TRANSITION],
  ['width', 'RadioIcon'],
].map((pair) => pair.map((names) => names.split(' ')));

/** The states of classes whose states are published. */
const STATES = {
  AccordionItem: 'selected',
  Block: '',
  BlockAction: 'negative',
  BlockDivider: '',
  Checkbox: 'checked',
  CheckboxInput: 'checked',
  CheckboxLabel: 'checked',
  CodeInput: '',
  Dropdown: '',
  DropdownItem: 'highlight',
  Error: '',
  Input: 'empty invalid',
  Label: 'empty invalid focused floating resting',
  Menu: '',
  MenuAction: 'negative',
  MenuIcon: 'open',
  PickerAction: '',
  PickerItem: 'selected highlight new disabled',
  Switch: 'active',
  SwitchControl: '',
  Tab: 'selected',
  TabIcon: 'selected',
  TabLabel: 'selected',
  ToggleItem: 'selected',
};

/** @returns {string | undefined} the class that a selector without commas names, if it is a public one */
function publicClass(selector) {
  const [, name, state] = /^\.([A-Z][A-Za-z]*)(?:--([a-z]+))?(?:::?[a-z-]+)*$/.exec(selector) ?? [];
  const isPublic = PROPERTIES.some(([, classes]) => classes.includes(name));
  const isState = state === undefined || (STATES[name]?.split(' ').includes(state) ?? true);
  return isPublic && isState ? name : undefined;
}

const takes = (name, property) =>
  PROPERTIES.some(([properties, classes]) => properties.includes(property) && classes.includes(name));

/** The rules that Stripe.js takes; `wrong` hears of the rest. */
function supportedRules(rules, wrong) {
  const taken = Object.entries(rules).map(([selector, properties]) => {
    const parts = selector.split(',').map((part) => part.trim());
    const unknown = parts.find((part) => !publicClass(part));
    if (unknown !== undefined) {
      wrong(`"${unknown}" is not a supported selector`);
      return [];
    }
    const kept = Object.entries(isObject(properties) ? properties : {}).filter(([property]) => {
      const part = parts.find((part) => !takes(publicClass(part), property));
      if (part !== undefined) wrong(`"${property}" is not a supported property for "${part}"`);
      return part === undefined;
    });
    return [selector, Object.fromEntries(kept)];
  });
  return Object.fromEntries(taken.filter(([selector]) => selector !== undefined));
}

/** The look that is taken of what a page wants. What is not taken is said in the console. */
function supportedAppearance(label, { variables, rules, ...rest }) {
  const wrong = (what) => console.warn(`[Stripe.js] ${label}: ${what}`);
  for (const name of Object.keys(variables ?? {})) {
    if (!VARIABLES.includes(name)) wrong(`"${name}" is not a supported variable`);
  }
  return { ...rest, variables: variables ?? {}, rules: supportedRules(isObject(rules) ? rules : {}, wrong) };
}
