//! What went wrong, said at once to everyone, with a way on where there is one.

use leptos::{html::Div, prelude::*};

use crate::{state::Problem, text};

#[component]
pub(crate) fn Notice(
    /// What went wrong; nothing is shown without.
    #[prop(into)]
    problem: Signal<Option<Problem>>,
    /// What "Try again" does.
    #[prop(optional)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    // Talks to the outside: the focus follows the news.
    Effect::new(move |_| {
        if problem.with(Option::is_some)
            && let Some(node) = node.get()
        {
            // A node that takes no focus is gone.
            let _ = node.focus();
        }
    });
    move || {
        problem.get().map(|problem| {
            view! {
                <div class="cp-notice" role="alert" tabindex="-1" node_ref=node>
                    <p class="cp-text">{text::problem(&problem).to_owned()}</p>
                    {retry
                        .map(|retry| {
                            view! {
                                <button
                                    type="button"
                                    class="cp-button cp-button-quiet"
                                    on:click=move |_| retry.run(())
                                >
                                    {text::TRY_AGAIN}
                                </button>
                            }
                        })}
                </div>
            }
        })
    }
}
