//! Objects of one kind, and what was done to them since somebody last asked.

use indexmap::IndexMap;
use serde_json::Value;

use crate::{
    error::{Error, Result},
    events::change::Change,
    resources::Resource,
};

/// Objects of one kind, oldest first.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    objects: IndexMap<String, T>,
    /// How each object that somebody could have changed looked before; nothing where it is new.
    touched: IndexMap<String, Option<Value>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            objects: IndexMap::new(),
            touched: IndexMap::new(),
        }
    }
}

impl<T: Resource> Shelf<T> {
    /// Puts an object down, in place of an earlier form of it.
    pub(crate) fn put(&mut self, object: T) {
        self.touch(object.id());
        self.objects.insert(String::from(object.id()), object);
    }

    /// The object of that id. `param` is what the caller named it by.
    pub(crate) fn get(&self, id: &str, param: &str) -> Result<&T> {
        self.objects
            .get(id)
            .ok_or_else(|| Error::no_such(T::OBJECT, id, param))
    }

    /// The same, to be changed.
    pub(crate) fn get_mut(&mut self, id: &str, param: &str) -> Result<&mut T> {
        if self.contains(id) {
            self.touch(id);
        }
        self.objects
            .get_mut(id)
            .ok_or_else(|| Error::no_such(T::OBJECT, id, param))
    }

    /// The object of that id as an answer shows it, if it is here.
    pub(crate) fn find(&self, id: &str) -> Option<Value> {
        self.objects.get(id).map(Resource::to_json)
    }

    /// Takes the object away.
    pub(crate) fn remove(&mut self, id: &str, param: &str) -> Result<T> {
        if self.contains(id) {
            self.touch(id);
        }
        self.objects
            .shift_remove(id)
            .ok_or_else(|| Error::no_such(T::OBJECT, id, param))
    }

    /// Every object, oldest first, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let ids: Vec<_> = self.objects.keys().cloned().collect();
        for id in ids {
            self.touch(&id);
        }
        self.objects.values_mut()
    }

    pub(crate) fn contains(&self, id: &str) -> bool {
        self.objects.contains_key(id)
    }

    /// Every object, newest first, as lists show them.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &T> {
        self.objects.values().rev()
    }

    /// What changed since the last time, in the order in which it was touched.
    pub(crate) fn take_changes(&mut self) -> Vec<Change> {
        let touched = std::mem::take(&mut self.touched);
        let changes = touched.into_iter().map(|(id, before)| Change {
            kind: T::OBJECT,
            before,
            after: self.find(&id),
        });
        changes
            .filter(|change| change.before != change.after)
            .collect()
    }

    fn touch(&mut self, id: &str) {
        if !self.touched.contains_key(id) {
            let before = self.find(id);
            self.touched.insert(String::from(id), before);
        }
    }
}
