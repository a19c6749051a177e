//! Vouchers, as a `PaymentMethod` keeps them.

use serde_json::{Value, json};

use crate::{
    error::{Error, Result},
    params::Params,
    resources::payment_intent::slip::Slip,
    vouchers::Voucher,
};

/// A customer of a kind of voucher.
#[derive(Debug, Clone)]
pub(crate) struct VoucherPayer {
    pub(crate) voucher: Voucher,
    /// CPF or CNPJ, which a boleto asks for and nothing else.
    tax_id: Option<String>,
}

impl VoucherPayer {
    /// Reads the group of parameters that has the method's name.
    pub(super) fn read(params: &mut Params, voucher: Voucher) -> Result<Self> {
        let name = voucher.method_name();
        let read = params.object(name, |details| match voucher {
            Voucher::Boleto => details.required_text("tax_id").map(Some),
            Voucher::Konbini | Voucher::Multibanco | Voucher::Oxxo => Ok(None),
        })?;
        if read.is_none() && voucher == Voucher::Boleto {
            return Err(Error::missing(&params.full(name)));
        }
        let tax_id = read.flatten();
        Ok(Self { voucher, tax_id })
    }

    /// What a `PaymentMethod` tells about it.
    pub(super) fn to_json(&self) -> Value {
        match &self.tax_id {
            Some(tax_id) => json!({ "tax_id": tax_id }),
            None => json!({}),
        }
    }

    /// What the charge of a voucher that was paid tells about it.
    pub(crate) fn charge_details(&self, charge: &str) -> Value {
        match self.voucher {
            Voucher::Boleto => self.to_json(),
            Voucher::Konbini => json!({ "store": { "chain": "lawson" } }),
            Voucher::Multibanco => json!({
                "entity": Slip::ENTITY,
                "reference": Slip::digits(charge, 9),
            }),
            Voucher::Oxxo => json!({ "number": Slip::digits(charge, 32) }),
        }
    }
}
