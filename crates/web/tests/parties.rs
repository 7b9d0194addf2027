//! Communities, associations, support institutions and buyers; ties, memberships and yearly
//! figures: whom each page answers, what it stores, and what it keeps of what was typed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use uuid::Uuid;
use vocabulary::Language;
use world::{AGENT, BUYER, MANAGER, OWNER, SCRIPT, World, said};

#[tokio::test]
async fn every_page_answers_managers_and_agents_in_every_language() {
    let world = World::new().await;
    for language in Language::ALL {
        let mut pages = world.pages();
        for path in &pages {
            let path = format!("/{language}/{path}");
            said(&world.get(AGENT, &path).await, &path);
        }
        for kind in ["communities", "associations", "institutions", "buyers"] {
            pages.push(format!("{kind}/new"));
        }
        pages.push(format!("buyers/{}/edit", world.buyer));
        pages.push(format!("firms/{}/memberships/new", world.far));
        for path in &pages {
            let path = format!("/{language}/{path}");
            let answer = world.get(MANAGER, &path).await;
            said(&answer, &path);
            assert!(answer.text.len() < 60_000, "{path} has {} bytes", answer.text.len());
        }
    }
}

#[tokio::test]
async fn what_is_out_of_reach_does_not_exist() {
    let world = World::new().await;
    let (far, near, nobody) = (world.far, world.near, Uuid::from_bytes([9; 16]));
    let forbidden = [
        (AGENT, format!("/en/firms/{far}/ties/new")),
        (AGENT, format!("/en/firms/{far}/memberships/new")),
        (AGENT, format!("/en/firms/{far}/panel/new")),
        (AGENT, format!("/en/communities/{}/edit", world.there)),
        (AGENT, "/en/communities/new".to_owned()),
        (AGENT, format!("/en/buyers/{}/edit", world.buyer)),
        (BUYER, format!("/en/firms/{near}/ties/new")),
        (BUYER, format!("/en/firms/{near}/panel/new")),
        (BUYER, "/en/buyers/new".to_owned()),
        (OWNER, format!("/en/firms/{}/panel/new", world.next)),
        (MANAGER, format!("/en/firms/{nobody}/ties/new")),
        (MANAGER, format!("/en/firms/{near}/panel/new?replaces={nobody}")),
        (MANAGER, format!("/en/communities/{nobody}")),
        // A buyer is no community, and a word no identifier.
        (MANAGER, format!("/en/communities/{}", world.buyer)),
        (MANAGER, format!("/en/communities/{}/edit", world.buyer)),
        (MANAGER, format!("/en/buyers/{}/map.svg", world.buyer)),
        (MANAGER, "/en/communities/valle".to_owned()),
    ];
    for (person, path) in forbidden {
        assert_eq!(world.get(person, &path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let fields = [("day", "2026-01-31"), ("version", "1")];
    let refused = [
        (AGENT, format!("/en/firms/{far}/ties/{}/end", world.tie)),
        // The tie is not one of this firm.
        (AGENT, format!("/en/firms/{}/ties/{}/end", world.next, world.tie)),
        (MANAGER, format!("/en/firms/{near}/ties/{nobody}/end")),
        (MANAGER, format!("/en/firms/{near}/memberships/{nobody}/end")),
        (AGENT, "/en/communities/new".to_owned()),
        (AGENT, format!("/en/communities/{}/edit", world.there)),
    ];
    for (person, path) in refused {
        let answer = world.post(person, &path, &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in world.pages() {
        let request = Request::get(format!("/en/{path}")).body(Body::empty()).unwrap();
        let answer = world.ask(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.to.starts_with("/en/sign-in?"), "{path} leads to {}", answer.to);
    }
}

#[tokio::test]
async fn a_community_shows_the_firms_that_one_may_see_and_counts_the_others() {
    let world = World::new().await;
    let there = format!("/en/communities/{}", world.there);
    let agent = world.get(AGENT, &there).await;
    assert!(!agent.text.contains("Lejana") && agent.text.contains("cannot see: 1"));
    let manager = world.get(MANAGER, &there).await;
    assert!(manager.text.contains("Lejana") && !manager.text.contains("cannot see"));
    let own = world.get(AGENT, &format!("/en/communities/{}", world.here)).await;
    assert!(own.text.contains("Bodega Luz") && own.text.contains("Person 2"));
    assert!(own.text.contains(&format!("firms/new?community={}", world.here)));
}

#[tokio::test]
async fn organisations_are_added_and_changed_with_nothing_but_their_questions() {
    let world = World::new().await;
    let typed = [
        ("name", SCRIPT),
        ("country", "ARG"),
        ("about", SCRIPT),
        ("locality", SCRIPT),
        ("entry", SCRIPT),
        ("fee", "1234.50"),
        ("open", "yes"),
        ("contact_1", SCRIPT),
        ("contact_1_phone", "\"><script>"),
        // What no question asks.
        ("kind", "buyer"),
        ("id", "01890000-0000-7000-8000-000000000001"),
        ("demands", "anything"),
    ];
    let added = world.post(MANAGER, "/en/associations/new", &typed).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    assert!(added.to.starts_with("/en/associations/") && !added.to.contains("01890000-0000-7000"));
    for path in [added.to.clone(), format!("{}/edit", added.to), "/en/associations".to_owned()] {
        said(&world.get(MANAGER, &path).await, &path);
    }
    let shown = world.get(MANAGER, &added.to).await;
    assert!(shown.text.contains("ARS 1,234.50") && !shown.text.contains("anything"));
    let form = world.get(MANAGER, &format!("{}/edit", added.to)).await;
    assert!(form.text.contains("value=\"1234.50\""));

    // Two people change the same page.
    let edit = format!("{}/edit", added.to);
    let mine = [("version", "1"), ("name", "Mine"), ("country", "ARG"), ("entry", "Ask us")];
    assert_eq!(world.post(MANAGER, &edit, &mine).await.status, StatusCode::SEE_OTHER);
    let theirs = [("version", "1"), ("name", "Theirs"), ("country", "ARG"), ("entry", "Come by")];
    let met = world.post(MANAGER, &edit, &theirs).await;
    assert_eq!(met.status, StatusCode::CONFLICT);
    assert!(met.text.contains("Mine") && met.text.contains("value=\"Theirs\""));
    assert!(met.text.contains("Ask us") && met.text.contains("Come by"));
    assert!(met.text.contains("name=\"version\" value=\"2\""));
}

#[tokio::test]
async fn what_was_typed_stays_when_something_has_to_be_mended() {
    let world = World::new().await;
    let community = [("name", ""), ("country", "ARG"), ("locality", "Luján"), ("form", "chapter")];
    let answer = world.post(MANAGER, "/en/communities/new", &community).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("value=\"Luján\""));
    assert!(answer.text.contains("<option value=\"chapter\" selected>"));
    let nowhere = world.post(MANAGER, "/en/buyers/new", &[("name", "Kept"), ("country", "")]).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nowhere.text.contains("value=\"Kept\"") && nowhere.text.contains("Choose a country"));
    let association = [("name", "Kept"), ("country", "ARG"), ("fee", "a lot")];
    let answer = world.post(MANAGER, "/en/associations/new", &association).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("value=\"a lot\""));

    let tie = format!("/en/firms/{}/ties/new", world.near);
    let typed = [("q", "vidrio"), ("relation", ""), ("note", SCRIPT), ("since", "2026-02-01")];
    let answer = world.post(AGENT, &tie, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("2026-02-01") && answer.text.contains("Vidrio Sol"));
    assert!(!answer.text.contains("<script"));

    let panel = format!("/en/firms/{}/panel/new", world.near);
    let typed = [
        ("year", "2024"),
        ("currency", "ARS"),
        ("source", "books"),
        ("sales", "100"),
        ("export_1_amount", "200"),
        ("export_2_market", SCRIPT),
    ];
    let answer = world.post(AGENT, &panel, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("value=\"200\"") && !answer.text.contains("<script"));
}

#[tokio::test]
async fn ties_are_searched_added_in_both_directions_and_ended() {
    let world = World::new().await;
    let (near, next, far) = (world.near, world.next, world.far);
    let new = format!("/en/firms/{near}/ties/new");
    // The agent finds no firm out of its reach, and forgiving search finds a misspelt one.
    let found = world.get(AGENT, &format!("{new}?q=lejana")).await;
    assert!(!found.text.contains(&far.to_string()));
    let found = world.get(AGENT, &format!("{new}?q=vidrio+sol")).await;
    assert!(found.text.contains(&next.to_string()));
    let found = world.get(AGENT, &format!("{new}?q=buyr")).await;
    assert!(found.text.contains("Lead Buyer"), "{}", found.text);

    let (next, far) = (next.to_string(), far.to_string());
    let typed = |other| [("relation", "supply-from"), ("other", other), ("basis", "observed")];
    let forged = world.post(AGENT, &new, &typed(&far)).await;
    assert_eq!(forged.status, StatusCode::NOT_FOUND);
    let added = world.post(AGENT, &new, &typed(&next)).await;
    assert_eq!(added.to, format!("/en/firms/{near}#ties"), "{}", added.text);
    let page = world.get(AGENT, &format!("/en/firms/{near}")).await;
    assert!(page.text.contains("Is supplied by") && page.text.contains("Vidrio Sol"));
    let twice = world.post(AGENT, &new, &typed(&next)).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);

    let end = format!("/en/firms/{near}/ties/{}/end", world.tie);
    let nothing = world.post(AGENT, &end, &[("version", "1"), ("day", "soon")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ended = world.post(AGENT, &end, &[("version", "1"), ("day", "2026-01-31")]).await;
    assert_eq!(ended.to, format!("/en/firms/{near}#ties"), "{}", ended.text);
    let late = world.post(OWNER, &end, &[("version", "1"), ("day", "2026-02-28")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("2026-01-31") && late.text.contains("2026-02-28"));
}

#[tokio::test]
async fn firms_join_and_leave_communities() {
    let world = World::new().await;
    let (near, there) = (world.near, world.there.to_string());
    let new = format!("/en/firms/{near}/memberships/new");
    let typed = [("community", there.as_str()), ("day", "2026-01-01")];
    // An agent gives no other community's agents access.
    assert_eq!(world.post(AGENT, &new, &typed).await.status, StatusCode::NOT_FOUND);
    let nowhere = world.post(OWNER, &new, &[("community", ""), ("day", "2026-01-01")]).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nowhere.text.contains("2026-01-01"));
    let joined = world.post(OWNER, &new, &typed).await;
    assert_eq!(joined.to, format!("/en/firms/{near}#communities"), "{}", joined.text);
    let page = world.get(OWNER, &format!("/en/firms/{near}")).await;
    let ends: Vec<&str> =
        page.text.split("action=\"").filter(|a| a.contains("/memberships/")).collect();
    let ends: Vec<&str> = ends.iter().filter_map(|a| a.split('"').next()).collect();
    let end = ends.iter().find(|end| end.ends_with("/end")).unwrap();
    let backward = world.post(OWNER, end, &[("version", "1"), ("day", "1999-01-01")]).await;
    assert_eq!(backward.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = world.post(OWNER, end, &[("version", "1"), ("day", "2026-02-01")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text);
}

#[tokio::test]
async fn a_year_is_stated_and_corrected() {
    let world = World::new().await;
    let near = world.near;
    let new = format!("/en/firms/{near}/panel/new");
    let typed = |women: &'static str, replaces: &str| {
        let fields = [
            ("year", "2024"),
            ("closes", "6"),
            ("women", women),
            ("men", "3"),
            ("currency", "USD"),
            ("basis", "current"),
            ("sales", "1234.50"),
            ("export_1_product", "0806"),
            ("export_1_market", "brasil"),
            ("export_1_amount", "200"),
            ("source", "books"),
            ("replaces", replaces),
            ("stated", "1999-01-01"),
        ];
        fields.map(|(key, value)| (key, value.to_owned()))
    };
    let send = async |fields: [(&str, String); 13]| {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        world.post(OWNER, &new, &pairs).await
    };
    let stated = send(typed("4", "")).await;
    assert_eq!(stated.to, format!("/en/firms/{near}#panel"), "{}", stated.text);
    assert_eq!(send(typed("4", "")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = world.get(OWNER, &format!("/en/firms/{near}")).await;
    let link = page.text.split("replaces=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let form = world.get(OWNER, &format!("{new}?replaces={link}")).await;
    said(&form, "the correction");
    for value in ["1234.50", "0806", "Brazil", "200.00", "2024"] {
        assert!(form.text.contains(&format!("value=\"{value}\"")), "{value}");
    }
    assert!(form.text.contains("<option value=\"6\" selected>"));
    assert_eq!(send(typed("5", &link)).await.status, StatusCode::SEE_OTHER);
    // The replaced statement cannot be corrected again, and what was typed stays.
    let late = send(typed("6", &link)).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("value=\"6\"") && late.text.contains("has been replaced"));
}

#[tokio::test]
async fn a_community_of_many_firms_is_shown_page_by_page() {
    let world = World::new().await;
    let here = world.here;
    for number in 0..55 {
        let typed = [
            ("trade_name", format!("Taller {number:02}")),
            ("community", here.to_string()),
            ("country", "ARG".to_owned()),
        ];
        let typed: Vec<(&str, &str)> = typed.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let sent = world.post(MANAGER, "/en/firms/new", &typed).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    }
    let page = |number: &str| format!("/en/communities/{here}{number}");
    let first = world.get(MANAGER, &page("")).await;
    let second = world.get(MANAGER, &page("?page=2")).await;
    let last = world.get(MANAGER, &page("?page=999")).await;
    let firms = |text: &str| text.matches("\"><strong>").count();
    assert!(first.text.contains("Firms: 57") && first.text.contains("?page=2\" rel=\"next\""));
    assert_eq!((firms(&first.text), firms(&second.text)), (50, 7));
    assert!(second.text.contains("rel=\"prev\"") && !second.text.contains("rel=\"next\""));
    assert_eq!(firms(&last.text), 7);
}
