/**
 * The page that an account link leads to: it plays Stripe's onboarding, then leads back to the
 * platform.
 */

import { decisions } from './decisions.js';

decisions({ complete: { outcome: 'completed' }, leave: { outcome: 'left' } }, location.pathname);
