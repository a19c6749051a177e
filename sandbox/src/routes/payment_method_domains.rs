//! `/v1/payment_method_domains`

use serde_json::Value;

use crate::{
    endpoint::Desk,
    error::Result,
    list::Page,
    params::Params,
    resources::{
        Resource as _,
        payment_method_domain::{DomainName, PaymentMethodDomain},
    },
};

/// `POST /v1/payment_method_domains`: a domain that is known already is answered as it is.
pub(crate) fn create(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (name, enabled) = params.read(|params| {
        let name = DomainName::parse(&params.required_text("domain_name")?)?;
        Ok((name, params.flag("enabled")?.unwrap_or(true)))
    })?;
    let known = desk
        .merchant()?
        .payment_method_domains
        .newest_first()
        .find(|domain| domain.name == name)
        .map(PaymentMethodDomain::to_json);
    if let Some(known) = known {
        return Ok(known);
    }
    let domain = PaymentMethodDomain {
        id: desk.mint("pmd_"),
        created: desk.now,
        name,
        enabled,
    };
    let answer = domain.to_json();
    desk.merchant()?.payment_method_domains.put(domain);
    Ok(answer)
}

/// `GET /v1/payment_method_domains/{id}`, and `POST …/validate`: domains are always validated.
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    Ok(find(desk)?.to_json())
}

/// `POST /v1/payment_method_domains/{id}`
pub(crate) fn update(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let enabled = params.read(|params| params.flag("enabled"))?;
    let domain = find(desk)?;
    domain.enabled = enabled.unwrap_or(domain.enabled);
    Ok(domain.to_json())
}

/// `GET /v1/payment_method_domains`
pub(crate) fn list(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let (page, name, enabled) = params.read(|params| {
        let name = params.text("domain_name")?;
        Ok((
            Page::read(params)?,
            name.map(|name| DomainName::parse(&name)).transpose()?,
            params.flag("enabled")?,
        ))
    })?;
    let domains = desk
        .merchant()?
        .payment_method_domains
        .newest_first()
        .filter(|domain| name.as_ref().is_none_or(|name| domain.name == *name))
        .filter(|domain| enabled.is_none_or(|enabled| domain.enabled == enabled));
    page.of(domains, "/v1/payment_method_domains")
}

fn find<'a>(desk: &'a mut Desk<'_>) -> Result<&'a mut PaymentMethodDomain> {
    let id = desk.id;
    desk.merchant()?
        .payment_method_domains
        .get_mut(id, "payment_method_domain")
}
