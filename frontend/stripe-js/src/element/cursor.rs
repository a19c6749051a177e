//! Elements that the customer types into.

use super::Element;
use super::event::{Fires, Focus};
use crate::Error;

impl<K: Fires<Focus>> Element<K> {
    /// Puts the cursor into the Element.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Payment};
    /// # fn f(form: &Element<Payment>) -> Result<(), Error> {
    /// form.focus()?; // after a refusal: the customer tries another card
    /// # Ok(())
    /// # }
    /// ```
    pub fn focus(&self) -> Result<(), Error> {
        Ok(self.shared.js.focus()?)
    }

    /// Takes the cursor out of the Element.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, Payment};
    /// # fn f(form: &Element<Payment>) -> Result<(), Error> {
    /// form.blur()?; // a dialog opens over the form
    /// # Ok(())
    /// # }
    /// ```
    pub fn blur(&self) -> Result<(), Error> {
        Ok(self.shared.js.blur()?)
    }

    /// Empties the Element.
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Error, card::CardCvc};
    /// # fn f(cvc: &Element<CardCvc>) -> Result<(), Error> {
    /// cvc.clear()?; // the customer chose another saved card
    /// # Ok(())
    /// # }
    /// ```
    pub fn clear(&self) -> Result<(), Error> {
        Ok(self.shared.js.clear()?)
    }
}
