//! Stories, each in three browsers: `chromium::review::by_keyboard`, `firefox::…`, `webkit::…`.

#[path = "stories/harness.rs"]
mod harness;

macro_rules! in_browser {
    ($module:ident $browser:ident $($topic:ident: $($story:ident)*;)*) => {
        mod $module {
            $(mod $topic {
                $(#[test]
                fn $story() {
                    let name = concat!(stringify!($topic), "::", stringify!($story));
                    yiji_e2e::stage::play(yiji_e2e::Browser::$browser, name, crate::$topic::$story);
                })*
            })*
        }
    };
}

/// A test for every story in every browser; a story that is not listed is dead code, which the compiler tells.
macro_rules! stories {
    ($($stories:tt)*) => {
        in_browser! { chromium Chromium $($stories)* }
        in_browser! { firefox Firefox $($stories)* }
        in_browser! { webkit WebKit $($stories)* }
    };
}

stories! {
    harness: tells_of_errors_in_the_console sees_the_day_it_is_told touches_the_screen_of_a_phone
        stops_the_server_and_starts_it_again;
}
