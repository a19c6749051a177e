//! What the components of all Elements have in common.

/// Defines a component that shows one kind of Element in a `<div>`. Each of its handlers names the
/// event that it hears, and what the event brings.
macro_rules! define_component {
    (
        $(#[$($about:tt)*])*
        $component:ident($kind:expr) {
            $(#[$($about_options:tt)*])*
            options: $options:ty,
            $(
                $(#[$($about_handler:tt)*])*
                $handler:ident: $event:expr => $payload:ty,
            )*
        }
    ) => {
        $(#[$($about)*])*
        #[leptos::component]
        pub fn $component(
            $(#[$($about_options)*])*
            options: $crate::Tracked<$options>,
            $(
                $(#[$($about_handler)*])*
                $handler: $crate::Handler<$payload>,
            )*
            /// Stripe.js threw: wrong options, or a node where it cannot be. The console is told if
            /// nobody listens.
            #[prop(optional, into)]
            on_error: $crate::Handler<stripe_js::Error>,
        ) -> impl leptos::IntoView {
            use leptos::prelude::{NodeRef, NodeRefAttribute as _};

            let node = NodeRef::new();
            $crate::use_element(
                $crate::ElementsContext::expect(concat!("<", stringify!($component), ">")),
                $kind,
                options,
                node,
                move |element| {
                    let listening = [$($crate::listen(element, $event, &$handler)?),*];
                    Ok(listening.into_iter().flatten().collect())
                },
                on_error,
            );
            leptos::view! { <div node_ref=node></div> }
        }
    };
}

pub(crate) use define_component;
