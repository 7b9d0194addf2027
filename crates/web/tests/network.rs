//! The network: what each reader sees of it, that map and lists say the same, what is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use vocabulary::Language;
use world::{AGENT, ANALYST, BUYER, MANAGER, OWNER, World, said};

impl World {
    async fn map(&self, person: u8, query: &str) -> String {
        let answer = self.get(person, &format!("/en/network/map.svg{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        assert_eq!(answer.headers["content-type"], "image/svg+xml; charset=utf-8");
        answer.text
    }
}

/// How many firms a map has; the other circles are communities.
fn dots(svg: &str) -> usize {
    svg.matches("<circle").count() - svg.matches("fill=\"#f2efe7\"").count()
}

/// How many ties.
fn lines(svg: &str) -> usize {
    svg.matches('L').count()
}

#[tokio::test]
async fn every_view_answers_in_every_language() {
    let world = World::new().await;
    for language in Language::ALL {
        for person in [MANAGER, AGENT, ANALYST] {
            for query in [
                String::new(),
                "?through=associations".to_owned(),
                format!("?community={}", world.here),
                format!("?community={}&page=2&through=associations", world.here),
            ] {
                let path = format!("/{language}/network{query}");
                let answer = world.get(person, &path).await;
                said(&answer, &path);
                assert!(answer.text.contains("network/map.svg"), "{path}");
                assert!(answer.text.len() < 60_000);
            }
        }
        let path = format!("/{language}/network?firm={}", world.near);
        said(&world.get(AGENT, &path).await, &path);
    }
}

#[tokio::test]
async fn managers_see_all_and_the_map_says_what_the_lists_say() {
    let world = World::new().await;
    let page = world.get(MANAGER, "/en/network").await.text;
    assert!(page.contains("Firms: 3. Ties between them: 1. Firms without any tie: 1."), "{page}");
    // Vidrio Sol has no tie; Valle and Costa have one between them, so no bridge is missing.
    let cut_off = page.split("id=\"network-cut-off\"").nth(1).unwrap();
    let cut_off = cut_off.split("</section>").next().unwrap();
    assert!(cut_off.contains("Vidrio Sol") && !cut_off.contains("Lejana"), "{cut_off}");
    assert!(page.contains("Valle") && page.contains("Costa") && !page.contains("id=\"missing\""));
    let map = world.map(MANAGER, "").await;
    assert_eq!((dots(&map), lines(&map)), (3, 1));
    assert_eq!(map.matches("#a3312a").count(), 1, "one is cut off");
    assert_eq!(map, world.map(MANAGER, "").await, "the same again");
    let there = world.map(MANAGER, &format!("?community={}", world.there)).await;
    assert_eq!((dots(&there), lines(&there)), (1, 0));
    let firm = format!("?firm={}", world.far);
    let page = world.get(MANAGER, &format!("/en/network{firm}")).await.text;
    assert!(page.contains("Bodega Luz") && !page.contains("Vidrio Sol"));
    assert_eq!(dots(&world.map(MANAGER, &firm).await), 2);
}

#[tokio::test]
async fn agents_see_their_communities_and_analysts_no_name() {
    let world = World::new().await;
    let page = world.get(AGENT, "/en/network").await.text;
    assert!(page.contains("Firms: 2.") && !page.contains("Lejana"), "{page}");
    // Where a tie leads to is hidden, that there is one is not.
    let map = world.map(AGENT, "").await;
    assert_eq!((dots(&map), lines(&map)), (2, 0));
    let own = world.get(AGENT, &format!("/en/network?firm={}", world.near)).await.text;
    assert!(own.contains("Ties: 1, to other communities: 1"), "{own}");
    assert!(own.contains("you may not see: 1") && !own.contains("Lejana"));

    let page = world.get(ANALYST, "/en/network").await.text;
    assert!(page.contains("Firms: 3.") && page.contains("Costa"));
    let within = world.get(ANALYST, &format!("/en/network?community={}", world.here)).await.text;
    for name in ["Bodega Luz", "Vidrio Sol", "Lejana", &world.near.to_string()] {
        assert!(!page.contains(name) && !within.contains(name), "{name}");
    }
    assert!(within.contains("A firm that has not given its name"));
    assert_eq!(dots(&world.map(ANALYST, "").await), 3);
}

#[tokio::test]
async fn what_is_out_of_reach_does_not_exist() {
    let world = World::new().await;
    let (near, far, there) = (world.near, world.far, world.there);
    for (person, query) in [
        (OWNER, String::new()),
        (BUYER, String::new()),
        (AGENT, format!("?community={there}")),
        (AGENT, format!("?firm={far}")),
        (ANALYST, format!("?firm={near}")),
        (MANAGER, format!("?firm={there}")),
        (MANAGER, format!("?community={far}")),
        (MANAGER, "?community=valle".to_owned()),
        (MANAGER, "?firm=%3Cscript%3E".to_owned()),
    ] {
        for path in ["network", "network/map.svg"] {
            let path = format!("/en/{path}{query}");
            assert_eq!(world.get(person, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    // The entry stands only where the page does.
    assert!(world.get(AGENT, "/en/today").await.text.contains("href=\"/en/network\""));
    assert!(!world.get(OWNER, "/en/today").await.text.contains("href=\"/en/network\""));
    for path in ["network", "network/map.svg"] {
        let request = Request::get(format!("/en/{path}")).body(Body::empty()).unwrap();
        let answer = world.ask(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
    }
}

#[tokio::test]
async fn members_of_one_association_are_tied_when_asked() {
    let world = World::new().await;
    let association = [("name", "Gremio"), ("country", "ARG"), ("open", "yes")];
    let added = world.post(MANAGER, "/en/associations/new", &association).await;
    let id = added.to.rsplit('/').next().unwrap().to_owned();
    for firm in [world.near, world.next] {
        let tie = [("relation", "membership-to"), ("other", &id), ("basis", "declared")];
        let answer = world.post(MANAGER, &format!("/en/firms/{firm}/ties/new"), &tie).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    assert_eq!(lines(&world.map(MANAGER, "").await), 1);
    let through = world.map(MANAGER, "?through=associations").await;
    assert_eq!(lines(&through), 2);
    let page = world.get(MANAGER, "/en/network?through=associations").await.text;
    assert!(page.contains("Ties between them: 2. Firms without any tie: 0."), "{page}");
}
