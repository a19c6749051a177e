//! Whether a node is in the document, which Leptos does not tell.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlDivElement, ResizeObserver};

use crate::reactive::Slot;

/// Tells once the node is in the document: a tree is mostly built before it is inserted.
pub(crate) fn when_connected(node: HtmlDivElement, tell: Slot<()>) {
    request_animation_frame(move || {
        if node.is_connected() {
            tell.set(());
        } else if tell.peek().is_some() {
            when_connected(node, tell);
        }
    });
}

/// Tells when a node leaves the document. Its size is nothing then, which the browser reports.
#[derive(Debug)]
pub(crate) struct Leaves {
    observer: ResizeObserver,
    _tells: Closure<dyn FnMut()>,
}

impl Leaves {
    /// `None` in a browser that can not tell.
    pub(crate) fn watch(node: &HtmlDivElement, tell: Slot<()>) -> Option<Self> {
        let watched = node.clone();
        let tells = Closure::<dyn FnMut()>::new(move || {
            if !watched.is_connected() {
                tell.set(());
            }
        });
        let observer = ResizeObserver::new(tells.as_ref().unchecked_ref()).ok()?;
        observer.observe(node);
        Some(Self {
            observer,
            _tells: tells,
        })
    }
}

impl Drop for Leaves {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
