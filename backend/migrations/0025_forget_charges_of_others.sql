-- A charge that has taken money is of the checkout's own intent. One of another intent, that carried a
-- copy of our metadata, would keep the checkout from ever being paid.
delete from charges where captured = 1 and not exists (
    select 1 from checkouts
    where checkouts.id = charges.checkout and checkouts.payment_intent = charges.payment_intent
);
