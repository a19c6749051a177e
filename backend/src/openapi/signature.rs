//! What a handler's signature says: what it takes, what it answers, how it refuses.

use std::future::Future;

use super::Operation;

/// Something that a handler takes from a request.
pub(crate) trait Takes {
    /// Adds it to the operation.
    fn describe(operation: &mut Operation);
}

/// Something that a handler answers.
pub(crate) trait Answers {
    /// Adds it to the operation.
    fn describe(operation: &mut Operation);
}

/// A handler, described by the types in its signature. `Args` is the tuple of what it takes.
pub(crate) trait Signature<Args> {
    /// Adds all of it to the operation.
    fn describe(operation: &mut Operation);
}

macro_rules! signature {
    ($($arg:ident),*) => {
        impl<Handler, Answering, Answer, $($arg),*> Signature<($($arg,)*)> for Handler
        where
            Handler: Fn($($arg),*) -> Answering,
            Answering: Future<Output = Answer>,
            Answer: Answers,
            $($arg: Takes,)*
        {
            fn describe(operation: &mut Operation) {
                $($arg::describe(operation);)*
                Answer::describe(operation);
            }
        }
    };
}

signature!();
signature!(A);
signature!(A, B);
signature!(A, B, C);
signature!(A, B, C, D);
signature!(A, B, C, D, E);
signature!(A, B, C, D, E, F);
