// Prints webhooks as the official SDK signs them: an array of { payload, secret, timestamp, header }.

import Stripe from 'stripe';

const { webhooks } = new Stripe('sk_test_headers');
const payloads = ['{"id":"evt_1"}', '{\n  "id": "evt_2",\n  "name": "Ça coûte 5 €"\n}', '', 'x'.repeat(100_000)];
const secrets = ['whsec_test', 'whsec_with+/=signs', 'no prefix, but a secret'];
const timestamps = [1, 1_900_000_000];

const signed = payloads.flatMap((payload) =>
  secrets.flatMap((secret) =>
    timestamps.map((timestamp) => {
      const header = webhooks.generateTestHeaderString({ payload, secret, timestamp });
      return { payload, secret, timestamp, header };
    }),
  ),
);
console.log(JSON.stringify(signed));
