/** The page that plays Stripe's OAuth: the owner of an account connects it to the platform, or not. */

import { decisions } from './decisions.js';

decisions({ connect: { outcome: 'approved' }, deny: { outcome: 'denied' } }, `/_sandbox/oauth/authorize${location.search}`);
