//! From "these are the options now" to the call that makes it so.

/// What it takes to go from one set of options to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<U> {
    /// They are the same.
    Nothing,
    /// `update` with this is enough.
    Update(U),
    /// Stripe.js cannot change that in place: a new object must be made.
    Recreate,
}

/// The new value if it differs and is set; `None` leaves it as it is.
#[expect(clippy::ref_option, reason = "it compares fields of options structs")]
pub(crate) fn changed<T: Clone + PartialEq>(before: &Option<T>, after: &Option<T>) -> Option<T> {
    if before == after { None } else { after.clone() }
}

/// Whether an option was taken back. `update` merges, so it cannot do that.
#[expect(clippy::ref_option, reason = "it compares fields of options structs")]
pub(crate) fn removed<T>(before: &Option<T>, after: &Option<T>) -> bool {
    before.is_some() && after.is_none()
}
