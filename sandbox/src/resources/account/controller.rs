//! Who is responsible for what: the platform, Stripe or the account itself.

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    error::{Error, Result},
};

choices! {
    /// The legacy name for a set of responsibilities.
    pub(crate) enum AccountType {
        Standard = "standard",
        Express = "express",
        Custom = "custom",
        None = "none",
    }
}

choices! {
    /// Who pays Stripe's fees.
    pub(crate) enum FeePayer { Account = "account", Application = "application" }
}

choices! {
    /// Who bears losses, and who collects what Stripe must know of the account.
    pub(crate) enum Responsible { Application = "application", Stripe = "stripe" }
}

choices! {
    /// What the account sees of Stripe.
    pub(crate) enum Dashboard { Express = "express", Full = "full", None = "none" }
}

/// Who is responsible for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Controller {
    pub(crate) fee_payer: FeePayer,
    pub(crate) losses: Responsible,
    pub(crate) dashboard: Dashboard,
    pub(crate) requirement_collection: Responsible,
}

impl Controller {
    /// The responsibilities that a legacy type stands for.
    pub(crate) fn of(account_type: AccountType) -> Self {
        match account_type {
            AccountType::Standard | AccountType::None => Self {
                fee_payer: FeePayer::Account,
                losses: Responsible::Stripe,
                dashboard: Dashboard::Full,
                requirement_collection: Responsible::Stripe,
            },
            AccountType::Express => Self {
                fee_payer: FeePayer::Application,
                losses: Responsible::Application,
                dashboard: Dashboard::Express,
                requirement_collection: Responsible::Stripe,
            },
            AccountType::Custom => Self {
                fee_payer: FeePayer::Application,
                losses: Responsible::Application,
                dashboard: Dashboard::None,
                requirement_collection: Responsible::Application,
            },
        }
    }

    /// Refuses responsibilities that do not go together.
    pub(crate) fn check(self) -> Result<()> {
        let Self {
            fee_payer,
            losses,
            dashboard,
            requirement_collection,
        } = self;
        let platform_collects = requirement_collection == Responsible::Application;
        let platform_loses = losses == Responsible::Application;
        let needs = |cause: &str, param: &str, value: &str| {
            let (first, second) = (in_brackets(cause), in_brackets(param));
            Err(
                Error::invalid(format!("When `{first}`, `{second}={value}` is required."))
                    .param(&second),
            )
        };
        if platform_loses && fee_payer != FeePayer::Application {
            return needs("losses.payments=application", "fees.payer", "application");
        }
        if platform_collects && !platform_loses {
            let cause = "requirement_collection=application";
            return needs(cause, "losses.payments", "application");
        }
        if platform_collects && dashboard != Dashboard::None {
            let cause = "requirement_collection=application";
            return needs(cause, "stripe_dashboard.type", "none");
        }
        if dashboard == Dashboard::Express && !platform_loses {
            let cause = "stripe_dashboard.type=express";
            return needs(cause, "losses.payments", "application");
        }
        if dashboard == Dashboard::None && !platform_collects && platform_loses {
            return Err(Error::invalid(
                "When stripe_dashboard[type]=none and requirement_collection=stripe, Stripe must \
                 be liable for negative balances or refunds and chargebacks.",
            )
            .param("controller[losses][payments]"));
        }
        Ok(())
    }

    pub(super) fn to_json(self) -> Value {
        json!({
            "fees": { "payer": self.fee_payer.as_str() },
            "is_controller": true,
            "losses": { "payments": self.losses.as_str() },
            "requirement_collection": self.requirement_collection.as_str(),
            "stripe_dashboard": { "type": self.dashboard.as_str() },
            "type": "application",
        })
    }
}

/// `losses.payments=x` as the parameter `controller[losses][payments]=x`.
fn in_brackets(path: &str) -> String {
    let (name, value) = path.split_once('=').unwrap_or((path, ""));
    let name = format!("controller[{}]", name.replace('.', "]["));
    if value.is_empty() {
        name
    } else {
        format!("{name}={value}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legacy_types_are_consistent() {
        for account_type in [
            AccountType::Standard,
            AccountType::Express,
            AccountType::Custom,
            AccountType::None,
        ] {
            assert!(
                Controller::of(account_type).check().is_ok(),
                "{account_type:?}"
            );
        }
    }

    #[test]
    fn a_refusal_names_what_must_change() {
        let refused = |controller: Controller| {
            let error = controller.check().unwrap_err().into_json();
            String::from(error["error"]["param"].as_str().unwrap())
        };
        let standard = Controller::of(AccountType::Standard);
        let custom = Controller::of(AccountType::Custom);

        let losing = Controller {
            losses: Responsible::Application,
            ..standard
        };
        assert_eq!(refused(losing), "controller[fees][payer]");
        let collecting = Controller {
            requirement_collection: Responsible::Application,
            ..standard
        };
        assert_eq!(refused(collecting), "controller[losses][payments]");
        let with_dashboard = Controller {
            dashboard: Dashboard::Full,
            ..custom
        };
        assert_eq!(
            refused(with_dashboard),
            "controller[stripe_dashboard][type]"
        );
        let unmanaged = Controller {
            requirement_collection: Responsible::Stripe,
            ..custom
        };
        assert_eq!(refused(unmanaged), "controller[losses][payments]");
    }
}
