//! The Elements of a group: which ones, where they stand and what they tell.

use std::{any::Any, cell::Cell, rc::Rc};

use leptos_stripe::reactive::spawn;
use stripe_js::{
    AddressElement, Element, ElementKind, Elements, Error, ExpressCheckout, LinkAuthentication,
    Payment, Subscription,
    address::{AddressMode, AddressOptions},
    event::{self, Event as ElementEvent},
    express_checkout::{self, ExpressCheckoutOptions},
    link_authentication::LinkAuthenticationOptions,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::made::Made;
use crate::{
    flow,
    session::Session,
    state::{Event, Problem},
};

/// What stands on the page. Dropping it takes it off.
pub(super) struct Parts {
    payment: Part<Payment>,
    _others: Vec<Box<dyn Any>>,
    _awaited: Awaited,
}

/// An Element, and who listens to it.
struct Part<K: ElementKind> {
    // Above the Element: listeners go before it is destroyed.
    _subscriptions: Vec<Subscription>,
    element: Element<K>,
}

/// How many Elements are not complete yet. The form can be filled in when all are.
struct Waiting {
    session: Rc<Session>,
    /// None: the form that stands there now, if any, is another one.
    count: Cell<Option<u32>>,
}

impl Waiting {
    fn one_more(self: &Rc<Self>) -> Rc<Self> {
        self.count.set(self.count.get().map(|count| count + 1));
        Rc::clone(self)
    }

    /// Whether it is still waited for.
    fn one_less(&self) -> bool {
        // Whoever says it twice is done already.
        let left = self.count.get().map(|count| count.saturating_sub(1));
        self.count.set(left);
        if left == Some(0) {
            self.session.dispatch(Event::ElementReady);
        }
        left.is_some()
    }
}

/// Dropping it ends the waiting: what comes late is not of the form that may stand there then.
struct Awaited(Rc<Waiting>);

impl Drop for Awaited {
    fn drop(&mut self) {
        self.0.count.set(None);
    }
}

impl Parts {
    pub(super) fn mount(session: &Rc<Session>, made: Made) -> Result<Self, Error> {
        let Made { group, form, said } = made;
        let group = &group;
        let waiting = Rc::new(Waiting {
            session: Rc::clone(session),
            count: Cell::new(Some(0)),
        });
        let awaited = Awaited(Rc::clone(&waiting));
        let mut others: Vec<Box<dyn Any>> = Vec::new();
        let payment = heard(form, &waiting)?;
        if wants(session, "express-checkout") {
            others.push(Box::new(wallets(group, &waiting)?));
        }
        if wants(session, "link-authentication") {
            let options = LinkAuthenticationOptions::default();
            let part = plain(group, LinkAuthentication, &options, ".cp-contact", &waiting)?;
            others.push(Box::new(part));
        }
        for (name, mode) in [
            ("address", AddressMode::Billing),
            ("shipping-address", AddressMode::Shipping),
        ] {
            if wants(session, name) {
                let options = AddressOptions::new(mode);
                let part = plain(group, AddressElement, &options, ".cp-address", &waiting)?;
                others.push(Box::new(part));
                break;
            }
        }
        // Only now all are counted.
        match said.as_deref() {
            None => {}
            Some("ready") => _ = waiting.one_less(),
            Some(_) => Err(JsValue::NULL)?,
        }
        Ok(Self {
            payment,
            _others: others,
            _awaited: awaited,
        })
    }

    /// The arrangement of the payment methods is another.
    pub(super) fn arrange(&self, session: &Session) {
        session.page.arrange(self.payment.element.as_ref());
    }
}

/// Whether the page wants such an Element besides the form.
fn wants(session: &Session, name: &str) -> bool {
    let wanted = session.host.elements().unwrap_or_default();
    wanted
        .split(|it: char| it == ',' || it.is_ascii_whitespace())
        .any(|it| it == name)
}

/// Something that is waited for, whoever is the first to say that it is enough.
struct Once(Cell<Option<Rc<Waiting>>>);

impl Once {
    /// Whether nobody was faster, and it is still waited for.
    fn settle(&self) -> bool {
        self.0.take().is_some_and(|waiting| waiting.one_less())
    }
}

/// The buttons of wallets. A customer who has none, or whose are not there soon, pays with the form.
fn wallets(group: &Elements, waiting: &Rc<Waiting>) -> Result<Part<ExpressCheckout>, Error> {
    use express_checkout::{Available, Click, Confirm};

    let session = &waiting.session;
    let element = group.create(ExpressCheckout, &ExpressCheckoutOptions::default())?;
    let show = {
        let session = Rc::clone(session);
        move |wallets: bool| {
            session.page.wallets(wallets);
        }
    };
    let hide = show.clone();
    let hide_late = show.clone();
    let counted = Rc::new(Once(Cell::new(Some(waiting.one_more()))));
    let absent = Rc::clone(&counted);
    let late = Rc::clone(&counted);
    let soon = JsFuture::from(session.page.soon());
    spawn(async move {
        _ = soon.await;
        if late.settle() {
            hide_late(false);
        }
    });
    let pays = Rc::clone(session);
    let offers = Rc::clone(session);
    let subscriptions = vec![
        element.on(Available, move |wallets| {
            show(!wallets.is_empty());
            _ = counted.settle();
        })?,
        element.on(event::LoadError, move |_| {
            hide(false);
            _ = absent.settle();
        })?,
        element.on(Click, move |click| {
            let state = offers.now();
            let checkout = state.as_ref().and_then(|state| state.checkout());
            offers.offered.set(checkout.map(|checkout| checkout.amount));
            // It opens the wallet; one that does not open says so itself.
            _ = click.resolve();
        })?,
        element.on(Confirm, move |confirmed| {
            _ = flow::pay(&pays, Some(confirmed));
        })?,
    ];
    mount(&element, session, ".cp-express")?;
    Ok(Part {
        _subscriptions: subscriptions,
        element,
    })
}

/// An Element without which the form is no form.
fn plain<K: ElementKind>(
    group: &Elements,
    kind: K,
    options: &K::Options,
    place: &str,
    waiting: &Rc<Waiting>,
) -> Result<Part<K>, Error>
where
    event::Ready: ElementEvent<K, Payload = ()>,
    event::LoadError: ElementEvent<K>,
{
    let part = heard(group.create(kind, options)?, waiting)?;
    mount(&part.element, &waiting.session, place)?;
    Ok(part)
}

/// An Element that is waited for.
fn heard<K: ElementKind>(element: Element<K>, waiting: &Rc<Waiting>) -> Result<Part<K>, Error>
where
    event::Ready: ElementEvent<K, Payload = ()>,
    event::LoadError: ElementEvent<K>,
{
    let counted = waiting.one_more();
    let session = Rc::clone(&waiting.session);
    let knows_customer = |session: &Session| session.page.customer_session().is_some();
    let had_customer = knows_customer(&session);
    let subscriptions = vec![
        element.on(event::Ready, move |()| _ = counted.one_less())?,
        element.on(event::LoadError, move |_| {
            session.dispatch(if had_customer && !knows_customer(&session) {
                // The customer session is over. The form is made once more, without it.
                Event::Outdated
            } else {
                Event::StripeFailed(Problem::StripeJs)
            });
        })?,
    ];
    Ok(Part {
        _subscriptions: subscriptions,
        element,
    })
}

fn mount<K: ElementKind>(
    element: &Element<K>,
    session: &Session,
    place: &str,
) -> Result<(), Error> {
    element.mount(&session.page.node(place))
}
