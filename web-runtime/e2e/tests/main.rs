//! Stories, each in three browsers: `chromium::review::by_keyboard`, `firefox::…`, `webkit::…`.

#[path = "stories/access.rs"]
mod access;
#[path = "stories/backup.rs"]
mod backup;
#[path = "stories/browse.rs"]
mod browse;
#[path = "stories/choice.rs"]
mod choice;
#[path = "stories/clock.rs"]
mod clock;
#[path = "stories/faults.rs"]
mod faults;
#[path = "stories/harness.rs"]
mod harness;
#[path = "stories/language.rs"]
mod language;
#[path = "stories/large.rs"]
mod large;
#[path = "stories/long.rs"]
mod long;
#[path = "stories/offline.rs"]
mod offline;
#[path = "stories/pages.rs"]
mod pages;
#[path = "stories/plan.rs"]
mod plan;
#[path = "stories/progress.rs"]
mod progress;
#[path = "stories/rehearse.rs"]
mod rehearse;
#[path = "stories/review.rs"]
mod review;
#[path = "stories/stats.rs"]
mod stats;
#[path = "stories/theme.rs"]
mod theme;
#[path = "stories/ways.rs"]
mod ways;

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
    harness: tells_of_errors_in_the_console sees_the_day_it_is_told sees_what_keeps_people_out touches_the_screen_of_a_phone
        stops_the_server_and_starts_it_again lets_no_script_run_when_told;
    review: by_keyboard by_touch leads_from_a_point_to_its_step suggests_a_grade_from_the_checklist keeps_progress_over_a_reload takes_back_a_grade takes_back_a_grade_of_an_earlier_sitting goes_on_when_the_next_day_begins puts_a_card_away
        brings_back_what_was_not_good closes_with_a_summary knows_what_is_due_days_later of_one_topic_only has_a_key_for_everything
        shuts_its_menu_and_keeps_the_focus;
    ways: go_through_cards_without_grading recall_outlines tell_what_is_often_missed grade_by_a_swipe_if_wished read_aloud
        say_which_card_is_a_leech;
    rehearse: asks_marks_and_reports is_ended_early_by_touch;
    pages: are_there_at_the_root are_there_under_a_path can_be_read_without_scripts are_light_or_dark_as_wished
        start_a_review_by_the_seal fit_a_phone fit_a_desktop of_the_sample_notes_fit_a_phone keep_settings run_nothing_that_a_note_brings;
    browse: finds_cards_by_their_words goes_back_to_what_was_asked_for_before shows_a_card_and_what_was_done_to_it reads_on_when_the_server_is_gone;
    language: is_chosen_in_settings is_the_same_on_every_page leaves_notes_as_they_are is_kept_when_the_server_is_gone
        follows_who_goes_back can_be_the_sites_own;
    large: loses_nothing_on_a_phone loses_nothing_on_a_desktop loses_nothing_in_english;
    access: by_day by_night on_a_phone;
    plan: brings_cards_forward is_about_the_topics_that_are_ticked;
    stats: invite_who_has_not_reviewed count_what_was_reviewed;
    offline: reviews_and_reads_when_the_server_is_gone opens_before_all_notes_are_kept
        goes_on_when_the_network_is_back keeps_no_note_while_somebody_is_at_work offers_a_new_build_without_swapping_it_in
        fetches_of_a_new_build_only_what_changed can_be_installed;
    long: opens_a_group_of_topics_by_hand leads_to_the_last_of_many_notes;
    choice: keeps_the_topics_that_are_chosen keeps_what_is_opened holds_for_the_next_build;
    backup: says_what_it_would_add is_refused_from_another_site_and_in_pieces is_asked_for_until_there_is_one
        can_be_put_off goes_by_the_share_sheet_of_a_phone falls_back_to_a_download matters_most_in_safari
        is_not_all_the_browser_may_promise;
    faults: two_tabs_review_different_cards two_tabs_review_the_same_card a_killed_tab_has_kept_its_last_grade
        a_store_that_fills_up_is_packed a_full_store_keeps_reviews_until_there_is_room without_storage_the_visit_goes_on
        what_can_not_be_read_goes_aside what_a_newer_version_wrote_is_left_alone
        a_deck_that_changes_keeps_every_history an_old_tab_goes_on_beside_a_new_version sites_of_one_origin_keep_apart
        twenty_thousand_histories_fit;
    clock: that_ran_ahead_hides_no_card set_back_loses_nothing of_another_time_zone_keeps_the_day ends_a_day_at_the_rollover_hour;
    theme: of_other_markup_reviews_the_same;
    progress: moves_to_an_empty_browser;
}
