//! The calls that scenes are made of. `{charge}` stands for the id of a charge that was answered
//! before, `{charge.amount}` for another of its fields.

type Form = &'static [&'static [(&'static str, &'static str)]];

/// One thing to do.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    Call(Call),
    /// The bank lets go what is held for the `PaymentIntent`.
    HoldRunsOut,
}

/// A call of the API, or a control call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) body: Body,
    pub(crate) on: On,
    /// A refusal is what it is about.
    pub(crate) may_fail: bool,
}

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Body {
    Form(Form),
    Json(&'static str),
}

/// For whom a call is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    Account,
    Platform,
}

const CREATE: &[(&str, &str)] = &[
    ("amount", "2000"),
    ("currency", "usd"),
    ("description", "Triggered"),
    ("automatic_payment_methods[enabled]", "true"),
    ("automatic_payment_methods[allow_redirects]", "never"),
];
const CONFIRM: &[(&str, &str)] = &[("confirm", "true")];
const VISA: &[(&str, &str)] = &[("payment_method", "pm_card_visa")];
const SETUP_TERMS: &[(&str, &str)] = &[
    ("automatic_payment_methods[enabled]", "true"),
    ("automatic_payment_methods[allow_redirects]", "never"),
];

pub(super) const INTENT: Step = post("/v1/payment_intents", &[CREATE]);
pub(super) const PAY: Step = post("/v1/payment_intents", &[CREATE, CONFIRM, VISA]);
pub(super) const HOLD: Step = post(
    "/v1/payment_intents",
    &[CREATE, CONFIRM, VISA, &[("capture_method", "manual")]],
);
pub(super) const FEE: Step = post(
    "/v1/payment_intents",
    &[CREATE, CONFIRM, VISA, &[("application_fee_amount", "200")]],
);
pub(super) const DECLINED: Step = post(
    "/v1/payment_intents",
    &[
        CREATE,
        CONFIRM,
        &[("payment_method", "pm_card_visa_chargeDeclined")],
    ],
)
.or_refused();
pub(super) const CHALLENGED: Step = post(
    "/v1/payment_intents",
    &[
        CREATE,
        CONFIRM,
        &[("payment_method", "pm_card_threeDSecure2Required")],
    ],
);
pub(super) const DELAYED: Step = post(
    "/v1/payment_intents",
    &[
        CREATE,
        CONFIRM,
        &[
            ("payment_method", "pm_usBankAccount_success"),
            ("mandate_data[customer_acceptance][type]", "offline"),
        ],
    ],
);
pub(super) const REFUND: Step = post("/v1/refunds", &[&[("payment_intent", "{payment_intent}")]]);
pub(super) const DISPUTE: Step = control(
    "/_sandbox/disputes",
    r#"{"charge":"{payment_intent.latest_charge}","reason":"fraudulent"}"#,
);
pub(super) const CUSTOMER: Step = post(
    "/v1/customers",
    &[&[("name", "Ada Lovelace"), ("email", "ada@example.com")]],
);
pub(super) const SAVED_METHOD: Step = post(
    "/v1/payment_methods/pm_card_visa/attach",
    &[&[("customer", "{customer}")]],
);
pub(super) const SETUP_ONLY: Step = post("/v1/setup_intents", &[SETUP_TERMS]);
pub(super) const SETUP: Step = post("/v1/setup_intents", &[SETUP_TERMS, CONFIRM, VISA]);
pub(super) const SETUP_DECLINED: Step = post(
    "/v1/setup_intents",
    &[
        SETUP_TERMS,
        CONFIRM,
        &[("payment_method", "pm_card_visa_chargeDeclined")],
    ],
)
.or_refused();
pub(super) const SETUP_CHALLENGED: Step = post(
    "/v1/setup_intents",
    &[
        SETUP_TERMS,
        CONFIRM,
        &[("payment_method", "pm_card_threeDSecure2Required")],
    ],
);
pub(super) const CANCEL_SETUP: Step = post("/v1/setup_intents/{setup_intent}/cancel", &[]);
pub(super) const CONSENT: Step = control(
    "/_sandbox/oauth/authorize?response_type=code&client_id=ca_sandbox_platform\
     &scope=read_write&redirect_uri=https%3A%2F%2Fplatform.example%2Fback",
    r#"{"outcome":"approved"}"#,
);
pub(super) const CONNECT: Step = post(
    "/oauth/token",
    &[&[
        ("grant_type", "authorization_code"),
        ("code", "{consent.code}"),
    ]],
)
.on_platform();
pub(super) const DISCONNECT: Step = post(
    "/oauth/deauthorize",
    &[&[
        ("client_id", "ca_sandbox_platform"),
        ("stripe_user_id", "{token.stripe_user_id}"),
    ]],
)
.on_platform();

/// Asks for a capability of the account, or gives it up.
pub(super) const fn capability(form: Form) -> Step {
    post("/v1/accounts/{account}/capabilities/transfers", form).on_platform()
}

pub(super) const fn post(path: &'static str, form: Form) -> Step {
    call("POST", path, Body::Form(form))
}

pub(super) const fn get(path: &'static str) -> Step {
    call("GET", path, Body::Form(&[]))
}

pub(super) const fn delete(path: &'static str) -> Step {
    call("DELETE", path, Body::Form(&[]))
}

pub(super) const fn control(path: &'static str, json: &'static str) -> Step {
    call("POST", path, Body::Json(json))
}

const fn call(method: &'static str, path: &'static str, body: Body) -> Step {
    Step::Call(Call {
        method,
        path,
        body,
        on: On::Account,
        may_fail: false,
    })
}

impl Step {
    pub(super) const fn on_platform(self) -> Self {
        match self {
            Self::Call(call) => Self::Call(Call {
                on: On::Platform,
                ..call
            }),
            Self::HoldRunsOut => self,
        }
    }

    const fn or_refused(self) -> Self {
        match self {
            Self::Call(call) => Self::Call(Call {
                may_fail: true,
                ..call
            }),
            Self::HoldRunsOut => self,
        }
    }
}
