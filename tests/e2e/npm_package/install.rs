//! Packing and installing it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use serde_json::json;
use tests::world::Setting;

use super::NAME;

/// The folder with the packages that our tests are made with.
pub(super) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/examples")
}

/// What a program prints that has to succeed.
pub(super) fn run(program: &str, args: &[&str], folder: &Path) -> String {
    let mut command = Command::new(program);
    let output = command.args(args).current_dir(folder).output().unwrap();
    let [printed, errors] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    assert!(output.status.success(), "{program}:\n{printed}{errors}");
    printed
}

/// A folder with the package in its `node_modules`, made once. Stripe's types are those that all our
/// tests are made with: npm refuses them, without a network, if the package asks for others.
pub(super) fn installed() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let dist = Setting::front_end().assets.unwrap().join("npm");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm-package");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        let to = folder.to_str().unwrap();
        let archive = run(
            "npm",
            &["pack", "--silent", "--pack-destination", to],
            &dist,
        );
        let stripe_js = fs::canonicalize(examples().join("node_modules/@stripe/stripe-js"));
        let manifest = json!({ "private": true, "dependencies": {
            NAME: format!("file:{}", archive.trim()),
            "@stripe/stripe-js": format!("file:{}", stripe_js.unwrap().display()),
        } });
        fs::write(folder.join("package.json"), manifest.to_string()).unwrap();
        let install = [
            "install",
            "--offline",
            "--no-audit",
            "--no-fund",
            "--silent",
        ];
        run("npm", &install, &folder);
        folder
    })
}
