// What a platform's server does with a message: the official library judges its signature.
import { Webhook } from 'standardwebhooks';

const { SECRET, ID, TIMESTAMP, SIGNATURE, BODY } = process.env;
const headers = { 'webhook-id': ID, 'webhook-timestamp': TIMESTAMP, 'webhook-signature': SIGNATURE };

console.log(new Webhook(SECRET).verify(BODY, headers).type);
