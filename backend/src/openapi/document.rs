//! The whole document.

use std::collections::BTreeMap;

use utoipa::openapi::{
    Components, Info, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, Paths, PathsBuilder,
    RefOr, Schema, Server,
    security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    tag::TagBuilder,
};

use super::{Tag, endpoints::Paths as Described, operation::KEY};

const DESCRIPTION: &str = "\
Takes card and wallet payments on behalf of connected Stripe accounts.

Amounts are integers in the minor unit of their currency (cents of EUR, whole JPY). Times are \
seconds since 1970 UTC. Ids are opaque strings. An answer may get new fields and Stripe's enums new \
values; a request with an unknown field is refused.";

/// The document about these paths.
pub(crate) fn document(described: Described) -> OpenApi {
    let mut paths = PathsBuilder::new();
    for (path, item) in described.items {
        paths = paths.path(path, item);
    }
    let mut components = Components::new();
    let paths = paths.build();
    components.schemas = named_by(&paths, described.schemas.polished());
    components.add_security_scheme(KEY, key());
    let tags = Tag::ALL.map(|tag| {
        TagBuilder::new()
            .name(tag.name())
            .description(Some(tag.text()))
            .build()
    });
    OpenApiBuilder::new()
        .info(info())
        .servers(Some([Server::new("/")]))
        .paths(paths)
        .components(Some(components))
        .tags(Some(tags))
        .build()
}

/// The schemas that the paths name, and those that these name.
fn named_by(
    paths: &Paths,
    mut all: BTreeMap<String, RefOr<Schema>>,
) -> BTreeMap<String, RefOr<Schema>> {
    let mut named = BTreeMap::new();
    let mut texts = vec![serde_json::to_string(paths).unwrap_or_default()];
    while let Some(text) = texts.pop() {
        for rest in text.split("\"#/components/schemas/").skip(1) {
            let name = rest.split('"').next().unwrap_or_default();
            if let Some((name, schema)) = all.remove_entry(name) {
                texts.push(serde_json::to_string(&schema).unwrap_or_default());
                named.insert(name, schema);
            }
        }
    }
    named
}

fn info() -> Info {
    let license = LicenseBuilder::new()
        .name(env!("CARGO_PKG_LICENSE"))
        .identifier(Some(env!("CARGO_PKG_LICENSE")));
    InfoBuilder::new()
        .title("connect-pay")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .license(Some(license.build()))
        .build()
}

fn key() -> SecurityScheme {
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some(
            "A key that `connect-pay key create` made (`cpk_…`): of the platform, or for one \
             connected account. It stays on your server.",
        ));
    SecurityScheme::Http(scheme.build())
}
