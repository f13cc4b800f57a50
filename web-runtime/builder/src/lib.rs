//! Builds the browser files for the generator.
