// The work of `connect-pay serve`, as it is done in Node: Express, the official SDK, better-sqlite3.
// Same tables, same durability, same calls of Stripe. It logs nothing.
import { createHash, randomBytes } from "node:crypto";
import Database from "better-sqlite3";
import express from "express";
import Stripe from "stripe";

const database = new Database(process.env.DATABASE_FILE);
database.pragma("journal_mode = wal");
database.pragma("synchronous = full");
database.pragma("foreign_keys = on");

const api = new URL(process.env.STRIPE_API_BASE);
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY, {
  protocol: "http",
  host: api.hostname,
  port: api.port,
  telemetry: false,
});

const sql = {
  key: database.prepare("select hash, account from api_keys where id = ? and revoked_at is null"),
  account: database.prepare("select * from accounts where id = ?"),
  insert: database.prepare(
    `insert into checkouts (id, account, amount, currency, application_fee_amount, description, options,
       merchant_name, livemode, status, attempt, intent_ordered, created_at, revision)
     values (?, ?, ?, ?, ?, ?, ?, ?, 0, 'open', 1, 0, ?, 1)`,
  ),
  checkout: database.prepare("select * from checkouts where id = ?"),
  list: database.prepare("select * from checkouts order by created_at desc, id desc limit 11"),
  order: database.prepare(
    "update checkouts set intent_ordered = 1, revision = revision + 1 where id = ? and revision = ?",
  ),
  log: database.prepare(
    `insert into stripe_calls (idempotency_key, checkout, account, operation, method, path, form, created_at)
     values (?, ?, ?, 'payment_intents.create', 'POST', '/v1/payment_intents', ?, ?)
     on conflict (idempotency_key) do nothing`,
  ),
  finish: database.prepare(
    `update stripe_calls set outcome = 'succeeded', finished_at = ?
     where idempotency_key = ? and finished_at is null`,
  ),
  record: database.prepare(
    `update checkouts set intent_ordered = 0, payment_intent = ?, revision = revision + 1
     where id = ? and revision = ?`,
  ),
};

// Each in one transaction.
const order = database.transaction((checkout, key, form) => {
  const written = sql.order.run(checkout.id, checkout.revision);
  if (written.changes !== 1) throw new Error("the race is lost");
  sql.log.run(key, checkout.id, checkout.account, form, Date.now());
});
const record = database.transaction((checkout, key, intent) => {
  sql.finish.run(Date.now(), key);
  sql.record.run(intent, checkout.id, checkout.revision + 1);
});

const accounts = new Map();
const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.use(express.json());

function authorized(request, response, next) {
  const key = (request.get("authorization") ?? "").replace(/^Bearer /, "");
  const digest = createHash("sha256").update(key).digest("hex");
  const known = sql.key.get(`key_${digest.slice(0, 24)}`);
  if (known?.hash !== digest) {
    return response.status(401).json({ error: { code: "unauthorized" } });
  }
  next();
}

function refuse(response, status, code, param) {
  response.status(status).json({ error: { code, message: code, param } });
}

function view(row) {
  const { options, ...rest } = row;
  return { ...rest, ...JSON.parse(options), charges: [] };
}

app.post("/api/checkouts", authorized, async (request, response) => {
  const { account, amount, currency, application_fee_amount: fee = null, description = null } = request.body;
  if (typeof account !== "string" || account === "") return refuse(response, 400, "invalid_request", "account");
  if (!Number.isInteger(amount) || amount <= 0) return refuse(response, 400, "invalid_request", "amount");
  if (!/^[a-z]{3}$/.test(currency)) return refuse(response, 400, "invalid_request", "currency");
  if (fee !== null && !(Number.isInteger(fee) && fee > 0 && fee < amount)) {
    return refuse(response, 400, "invalid_request", "application_fee_amount");
  }
  if (sql.account.get(account)?.deauthorized_at) return refuse(response, 400, "account_deauthorized");
  const known = await merchant(account);
  if (!known.charges_enabled) return refuse(response, 409, "account_not_ready");
  const id = `co_${randomBytes(20).toString("hex")}`;
  const name = known.business_profile?.name ?? account;
  const options = JSON.stringify({ capture_method: "automatic", metadata: {} });
  sql.insert.run(id, account, amount, currency, fee, description, options, name, Date.now());
  response.status(201).json(view(sql.checkout.get(id)));
});

app.post("/api/checkouts/:id/payment-intent", async (request, response) => {
  const checkout = sql.checkout.get(request.params.id);
  if (!checkout) return refuse(response, 404, "not_found");
  const key = `${checkout.id}:${checkout.attempt}:create-intent`;
  const params = {
    amount: checkout.amount,
    currency: checkout.currency,
    automatic_payment_methods: { enabled: true },
    capture_method: "automatic",
    metadata: { checkout: checkout.id },
  };
  if (checkout.application_fee_amount) params.application_fee_amount = checkout.application_fee_amount;
  order(checkout, key, JSON.stringify(params));
  const intent = await stripe.paymentIntents.create(params, {
    stripeAccount: checkout.account,
    idempotencyKey: key,
  });
  record(checkout, key, intent.id);
  response.set("cache-control", "no-store").json({ client_secret: intent.client_secret });
});

app.get("/api/checkouts/:id", authorized, (request, response) => {
  const checkout = sql.checkout.get(request.params.id);
  if (!checkout) return refuse(response, 404, "not_found");
  response.json(view(checkout));
});

app.get("/api/checkouts", authorized, (_request, response) => {
  const rows = sql.list.all();
  response.json({ data: rows.slice(0, 10).map(view), has_more: rows.length > 10 });
});

/** The account as Stripe knows it, or knew it in the last ten seconds when it could take payments. */
async function merchant(account) {
  const ready = accounts.get(account);
  if (ready && Date.now() - ready.since < 10_000) return ready.known;
  const known = await stripe.accounts.retrieve(account);
  if (known.charges_enabled) accounts.set(account, { known, since: Date.now() });
  return known;
}

const server = app.listen(0, "127.0.0.1", () => {
  console.error(`peer serves bind=127.0.0.1:${server.address().port}`);
});
