//! Stripe's Elements, for as long as the form stands.
//!
//! Without the components of `leptos_stripe`: their contexts and props are for apps whose parts do
//! not know each other, and cost a browser some kilobytes.

mod made;
mod parts;
mod terms;

use std::{cell::RefCell, rc::Rc};

use leptos_stripe::reactive::spawn;
use shared::{AccountId, CheckoutView};
use stripe_js::{Change, ClientSecret, Elements, ElementsOptions, Options as _, Stripe};
use wasm_bindgen_futures::JsFuture;

use self::{made::Made, parts::Parts};
use crate::{
    api, flow,
    session::Session,
    state::{Event, Form, Problem, State},
};

/// A group of Elements on the page.
pub(crate) struct Fields {
    parts: Parts,
    pub(crate) group: Elements,
    pub(crate) stripe: Stripe,
    /// What the group was made with, or last told.
    options: RefCell<ElementsOptions>,
    /// The intent that the group was made for, if there was one.
    secret: Option<ClientSecret>,
    /// What the group was made for, or last told.
    checkout: RefCell<Rc<CheckoutView>>,
}

/// Whether there are Elements.
#[derive(Default)]
pub(crate) enum Standing {
    #[default]
    None,
    /// They are being made. Whoever finds another one here when it is done was too slow.
    Making(Rc<()>),
    Made(Rc<Fields>),
}

impl Standing {
    pub(crate) fn made(&self) -> Option<Rc<Fields>> {
        match self {
            Self::Made(fields) => Some(Rc::clone(fields)),
            Self::None | Self::Making(_) => None,
        }
    }

    fn is_making(&self, turn: &Rc<()>) -> bool {
        matches!(self, Self::Making(now) if Rc::ptr_eq(now, turn))
    }
}

/// Makes the Elements that a state needs, changes them, or takes them down. A form that broke is
/// taken down, so that another try begins anew.
pub(crate) fn follow(session: &Rc<Session>, state: &State) {
    let State::Form(checkout, Form::Preparing(_) | Form::Editing(_) | Form::Submitting) = state
    else {
        session.fields.take();
        return;
    };
    let made = match &*session.fields.borrow() {
        Standing::None => None,
        Standing::Making(_) => return,
        Standing::Made(fields) => Some(Rc::clone(fields)),
    };
    match made {
        None => begin(session, Rc::clone(checkout)),
        Some(fields) => fields.change(session, checkout),
    }
}

fn begin(session: &Rc<Session>, checkout: Rc<CheckoutView>) {
    let turn = Rc::new(());
    session.fields.replace(Standing::Making(Rc::clone(&turn)));
    let session = Rc::clone(session);
    spawn(async move {
        let made = Fields::make(&session, &checkout).await;
        if !session.fields.borrow().is_making(&turn) {
            return;
        }
        match made {
            // What is told now begins another one; where nobody answers, it fails.
            Ok(None) => {
                _ = flow::ask(&session).await;
                if session.fields.borrow().is_making(&turn) {
                    outdated(&session);
                }
            }
            Ok(Some(fields)) => {
                let stripe = fields.stripe.clone();
                session.fields.replace(Standing::Made(Rc::new(fields)));
                // The checkout may have changed meanwhile.
                if let Some(state) = session.now() {
                    follow(&session, &state);
                }
                flow::resume(&session, &stripe).await;
            }
            Err(problem) => {
                session.dispatch(Event::StripeFailed(problem));
                // There may be nothing to pay any more.
                flow::refresh(session).await;
            }
        }
    });
}

impl Fields {
    /// `None` when the intent takes another amount than the checkout that was told.
    async fn make(
        session: &Rc<Session>,
        checkout: &Rc<CheckoutView>,
    ) -> Result<Option<Self>, Problem> {
        let stripe = connect(session, checkout).await?;
        let secret = if session.host.intent().as_deref() == Some("upfront") {
            let intent = api::payment_intent(session).await?;
            if intent.amount != checkout.amount {
                return Ok(None);
            }
            Some(ClientSecret::new(intent.client_secret.reveal()))
        } else {
            None
        };
        let options = terms::options(session, checkout, secret.as_ref());
        let made = Made::of(session, &stripe, &options).map_err(|_| Problem::StripeJs)?;
        let group = made.group.clone();
        let parts = Parts::mount(session, made).map_err(|_| Problem::StripeJs)?;
        Ok(Some(Self {
            parts,
            group,
            stripe,
            options: options.into(),
            secret,
            checkout: Rc::clone(checkout).into(),
        }))
    }

    /// An intent that was there before the form is the only one that the form can pay.
    pub(crate) fn can_confirm(&self, secret: &ClientSecret) -> bool {
        self.secret
            .as_ref()
            .is_none_or(|made_for| made_for == secret)
    }

    /// The group is told what is to be paid now. Where Stripe.js can not change it, it is made anew.
    fn change(&self, session: &Rc<Session>, checkout: &Rc<CheckoutView>) {
        let wanted = terms::options(session, checkout, self.secret.as_ref());
        let change = wanted.change_from(&self.options.borrow());
        let before = self.checkout.replace(Rc::clone(checkout));
        let is_outdated = self.secret.is_some() && before.amount != checkout.amount;
        let is_look_alone = Rc::ptr_eq(&before, checkout);
        match change {
            Change::Recreate => outdated(session),
            _ if is_outdated => outdated(session),
            Change::Nothing => {}
            Change::Update(update) => {
                self.options.replace(wanted);
                let group = self.group.clone();
                let session = Rc::clone(session);
                spawn(async move {
                    // A group that did not take it shows what is no longer true, such as an old
                    // amount in a wallet, so it must not stay in use.
                    // A look that it did not take is none.
                    if group.update(&update).await.is_err() && !is_look_alone {
                        session.dispatch(Event::StripeFailed(Problem::StripeJs));
                    }
                });
            }
        }
    }

    /// The look or the arrangement is another.
    pub(crate) fn restyle(session: &Session) {
        session.look.replace(session.page.look());
        if let Some(fields) = session.fields.borrow().made() {
            fields.parts.arrange(session);
        }
    }
}

fn outdated(session: &Rc<Session>) {
    session.fields.take();
    session.dispatch(Event::Outdated);
}

/// The `Stripe` object of the checkout's account. The same key and account give the same object for
/// the life of the page, in whatever widget.
async fn connect(session: &Session, checkout: &CheckoutView) -> Result<Stripe, Problem> {
    let url = &checkout.stripe_js_url;
    let key = checkout.publishable_key.as_str();
    let account = checkout.account.as_ref().map(AccountId::as_str);
    let stripe = JsFuture::from(session.page.stripe(url, key, account)).await;
    let stripe = stripe.map_err(|_| Problem::StripeJs)?;
    Stripe::from_js(stripe).ok_or(Problem::StripeJs)
}
