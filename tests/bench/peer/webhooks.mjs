// The webhook endpoint of `connect-pay serve`, as it is done in Node: Express, the official SDK,
// better-sqlite3. Same table, same durability: an event is on the disk before it is acknowledged.
import Database from "better-sqlite3";
import express from "express";
import Stripe from "stripe";

const database = new Database(process.env.DATABASE_FILE);
database.pragma("journal_mode = wal");
database.pragma("synchronous = full");

const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const secret = process.env.STRIPE_CONNECT_WEBHOOK_SECRETS;

const keep = database.prepare(
  `insert into inbox (id, type, account, livemode, endpoint, form, api_version, object, created, received_at,
     payload, status, next_attempt_at)
   values (?, ?, ?, ?, 'connect', 'snapshot', ?, ?, ?, ?, ?, 'pending', ?) on conflict (id) do nothing`,
);

const app = express();
app.disable("x-powered-by");
app.disable("etag");

app.post("/webhooks/connect", express.raw({ type: "application/json" }), (request, response) => {
  let event;
  try {
    event = stripe.webhooks.constructEvent(request.body, request.get("stripe-signature"), secret);
  } catch (error) {
    return response.status(400).json({ error: { code: "webhook_unverified", message: error.message } });
  }
  const now = Date.now();
  keep.run(
    event.id,
    event.type,
    event.account ?? null,
    event.livemode ? 1 : 0,
    event.api_version,
    event.data.object.id ?? null,
    event.created,
    now,
    request.body.toString("utf8"),
    now,
  );
  response.json({});
});

const server = app.listen(0, "127.0.0.1", () => {
  console.error(`peer serves bind=127.0.0.1:${server.address().port}`);
});
