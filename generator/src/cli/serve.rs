//! `yiji serve`.

use std::path::PathBuf;

use clap::Args;

use super::{DONE, SourceArgs, build, report};
use crate::{
    config::CONFIG_FILE,
    error::Error,
    serve,
    site::{self, BuildOptions, Memory},
    source::Source,
};

/// Arguments of `yiji serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    source: SourceArgs,
    /// The port to serve on; the next free one where it is taken
    #[arg(short, long, default_value_t = serve::DEFAULT_PORT)]
    port: u16,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Serve the site as it will be published, service worker and all, without reloading: to try it offline
    #[arg(long)]
    offline: bool,
    /// A folder laid over the default theme
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
}

/// Serves until the person stops it.
pub fn run(args: &ServeArgs) -> Result<u8, Error> {
    let source = Source::open(args.source.src.as_deref())?;
    let scratch = tempfile::tempdir().map_err(Error::io("write", std::env::temp_dir()))?;
    let site_folder = scratch.path().join("site");
    let mut watch = vec![source.only.clone().unwrap_or_else(|| source.folder.clone())];
    watch.extend(
        source
            .only
            .is_some()
            .then(|| source.folder.join(CONFIG_FILE))
            .filter(|config| config.is_file()),
    );
    watch.extend(args.theme.clone().or_else(|| {
        source
            .config
            .theme
            .as_ref()
            .map(|theme| source.folder.join(theme))
    }));
    let options = BuildOptions {
        out: site_folder.clone(),
        // The address it will have elsewhere is of no use here.
        base_url: Some(String::new()),
        theme: args.theme.clone(),
        drafts: args.source.drafts,
        locked: false,
        live: !args.offline,
    };
    let src = args.source.src.clone();
    let mut memory = Memory::default();
    let rebuild = move || {
        // The config is read anew at each build: it may be what was edited.
        let source = Source::open(src.as_deref()).map_err(|error| format!("error: {error}"))?;
        let progress = report::Progress::start(false);
        let built = site::rebuild(&source, &options, &mut memory, || progress.note());
        let time = progress.finish();
        let built = built.map_err(|error| format!("error: {error}"))?;
        if built.written {
            Ok(format!("{}, {time}", build::summary(&built)))
        } else {
            Err(crate::diagnostic::render(&built.diagnostics, false))
        }
    };
    let served = serve::Options {
        port: args.port,
        open: args.open,
        site: site_folder,
        watch,
        offline: args.offline,
        ..serve::Options::default()
    };
    serve::serve(served, rebuild)?;
    Ok(DONE)
}
