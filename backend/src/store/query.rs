//! Statements that are put together, in the way that both databases read.

use sqlx::{
    Any, AssertSqlSafe, FromRow,
    any::{AnyArguments, AnyRow},
    query::QueryAs,
};

/// A statement that grows. What is pushed is written in this program; what comes from outside is
/// bound.
#[derive(Debug)]
pub(super) struct Query {
    sql: String,
    values: Vec<Value>,
}

#[derive(Debug)]
enum Value {
    Text(String),
    Integer(i64),
}

impl Query {
    pub(super) fn new(sql: &'static str) -> Self {
        Self {
            sql: sql.to_owned(),
            values: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, sql: &'static str) {
        self.sql.push_str(sql);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.value(Value::Text(text.to_owned()));
    }

    pub(super) fn integer(&mut self, integer: i64) {
        self.value(Value::Integer(integer));
    }

    /// `(…, …)` of texts. Few different lengths make few different statements, which are prepared
    /// once.
    pub(super) fn texts<'t>(&mut self, texts: impl ExactSizeIterator<Item = &'t str>) {
        let padding = texts.len().next_power_of_two() - texts.len();
        let mut last = "";
        self.push("(");
        for (at, text) in texts.enumerate() {
            self.push(if at == 0 { "" } else { ", " });
            self.text(text);
            last = text;
        }
        for _ in 0..padding {
            self.push(", ");
            self.text(last);
        }
        self.push(")");
    }

    fn value(&mut self, value: Value) {
        self.values.push(value);
        self.sql.push('$');
        self.sql.push_str(&self.values.len().to_string());
    }

    /// The statement, to be carried out.
    pub(super) fn rows<R>(self) -> QueryAs<'static, Any, R, AnyArguments>
    where
        R: for<'r> FromRow<'r, AnyRow>,
    {
        let mut query = sqlx::query_as(AssertSqlSafe(self.sql));
        for value in self.values {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Integer(integer) => query.bind(integer),
            };
        }
        query
    }
}
