//! Fields that hold an id, or the object itself when it was asked for with `expand`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An id, or the whole object. <https://docs.stripe.com/api/expanding_objects>
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Expandable<I, T> {
    /// Only the id.
    Id(I),
    /// The object, since `expand` named the field.
    Object(Box<T>),
}

/// An object that knows its id.
pub trait Identified {
    /// The type of the id.
    type Id: std::fmt::Display;

    /// The object's id.
    fn id(&self) -> &Self::Id;
}

impl<I, T> Expandable<I, T> {
    /// The object, when it was expanded.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl<I, T: Identified<Id = I>> Expandable<I, T> {
    /// The id, expanded or not.
    pub fn id(&self) -> &I {
        match self {
            Self::Id(id) => id,
            Self::Object(object) => object.id(),
        }
    }
}
