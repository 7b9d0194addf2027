//! Signing in with an account at another provider, against a made-up provider that can be told to
//! lie.
#![cfg(feature = "sso")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod provider;
mod world;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use provider::{CLIENT, Lie, MadeUp};
use web::Provider;
use world::{AGENT, Answer, MANAGER, World};

const PASSWORD: &str = "cuatro mulas pardas";

/// An institution beside a provider.
async fn beside() -> (MadeUp, World) {
    let made_up = MadeUp::new().await;
    let provider = Provider::new(made_up.settings()).unwrap();
    let world = World::with(|site| site.with_provider(provider)).await;
    (made_up, world)
}

/// What an answer gives the browser to keep under a name.
fn kept(answer: &Answer, name: &str) -> Option<String> {
    let cookies = answer.headers.get_all("set-cookie").into_iter();
    let mut cookies = cookies.filter_map(|cookie| cookie.to_str().ok());
    let cookie = cookies.find(|cookie| cookie.starts_with(&format!("{name}=")))?;
    for promise in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(promise), "{cookie}");
    }
    Some(cookie.split(';').next()?.to_owned())
}

/// Where a page sends the browser, and the attempt's cookie.
fn away(answer: &Answer) -> (String, String) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let refresh = answer.headers.get("refresh").unwrap().to_str().unwrap();
    let url = refresh.strip_prefix("0; url=").unwrap().to_owned();
    (url, kept(answer, "puente-sso").unwrap())
}

async fn with(world: &World, path: &str, cookie: &str) -> Answer {
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    world.ask(request).await
}

/// From the button to the answer of the way back, as somebody with this account there.
async fn sign_in(made_up: &MadeUp, world: &World, subject: &str, lie: Lie) -> Answer {
    let (url, cookie) = away(&world.send("/en/sso", &[("next", "/en/firms")], "").await);
    let back = made_up.authorize(&url, subject, lie);
    with(world, &back, &cookie).await
}

/// Lets a person of the institution link an account there, with a password chosen before.
async fn linked(made_up: &MadeUp, world: &World, subject: &str) -> String {
    let (_, session) = newcomer(world).await;
    let typed = [("current", PASSWORD)];
    let (url, cookie) = away(&world.send("/en/settings/sso", &typed, &session).await);
    let back = made_up.authorize(&url, subject, Lie::None);
    let answer = with(world, &back, &format!("{cookie}; {session}")).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/en/settings"));
    session
}

async fn invitation(world: &World) -> String {
    let typed = [("name", "Nueva Persona"), ("language", "en"), ("roles", "analyst")];
    let invited = world.post(MANAGER, "/en/people/new", &typed).await;
    let (_, rest) = invited.text.split_once("<p class=\"code\">").unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

/// Somebody who chose a password, and the cookie of the session.
async fn newcomer(world: &World) -> (String, String) {
    let code = invitation(world).await;
    let chosen = [("invitation", code.as_str()), ("password", PASSWORD), ("again", PASSWORD)];
    let welcome = world.send("/en/welcome", &chosen, "").await;
    (code, kept(&welcome, "puente").unwrap())
}

fn refused(answer: &Answer, says: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert!(answer.text.contains(says), "{}", answer.text);
    assert_eq!(kept(answer, "puente"), None, "a session was opened");
}

#[tokio::test]
async fn whoever_linked_an_account_comes_in_by_it_and_nobody_else() {
    let (made_up, world) = beside().await;
    refused(&sign_in(&made_up, &world, "ana", Lie::None).await, "Nobody here has linked");
    linked(&made_up, &world, "ana").await;
    for lie in [Lie::None, Lie::Rsa] {
        let answer = sign_in(&made_up, &world, "ana", lie).await;
        assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/en/firms"));
        let session = kept(&answer, "puente").unwrap();
        let inside = with(&world, "/en/settings", &session).await;
        assert!(inside.text.contains("Nueva Persona"));
    }
    // The provider says the same e-mail address of everybody; that links nobody.
    refused(&sign_in(&made_up, &world, "eva", Lie::None).await, "Nobody here has linked");
    let audit = world.get(MANAGER, "/en/audit").await.text;
    for said in ["Account elsewhere linked", "Signed in with an account elsewhere"] {
        assert!(audit.contains(said), "{said}");
    }
}

#[tokio::test]
async fn what_the_provider_should_not_have_signed_lets_nobody_in() {
    let (made_up, world) = beside().await;
    linked(&made_up, &world, "ana").await;
    for lie in [
        Lie::Nonce,
        Lie::NoNonce,
        Lie::Issuer,
        Lie::Audience,
        Lie::SecondAudience,
        Lie::Expired,
        Lie::OtherKey,
        Lie::Unsigned,
        Lie::SharedSecret,
        Lie::NoToken,
    ] {
        refused(&sign_in(&made_up, &world, "ana", lie).await, "did not say clearly");
    }
    assert_eq!(sign_in(&made_up, &world, "ana", Lie::None).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_answer_counts_once_and_only_in_the_browser_that_asked() {
    let (made_up, world) = beside().await;
    linked(&made_up, &world, "ana").await;
    let (url, cookie) = away(&world.send("/en/sso", &[], "").await);
    let back = made_up.authorize(&url, "ana", Lie::None);
    // Another browser, and one with another attempt.
    refused(&with(&world, &back, "").await, "Too much time");
    let (_, other) = away(&world.send("/en/sso", &[], "").await);
    refused(&with(&world, &back, &other).await, "Too much time");
    let first = with(&world, &back, &cookie).await;
    assert_eq!((first.status, first.to.as_str()), (StatusCode::SEE_OTHER, "/en/today"));
    refused(&with(&world, &back, &cookie).await, "Too much time");
    // A changed state ends the attempt, so that it cannot be guessed.
    let (url, cookie) = away(&world.send("/en/sso", &[], "").await);
    let back = made_up.authorize(&url, "ana", Lie::None);
    let forged = back.replace("state=", "state=0");
    refused(&with(&world, &forged, &cookie).await, "Too much time");
    refused(&with(&world, &back, &cookie).await, "Too much time");
    // The code of one attempt in another: the provider misses the proof of who asked (PKCE).
    let (url, _) = away(&world.send("/en/sso", &[], "").await);
    let stolen = made_up.authorize(&url, "ana", Lie::None);
    let (url, cookie) = away(&world.send("/en/sso", &[], "").await);
    let own = made_up.authorize(&url, "ana", Lie::None);
    let code = |back: &str| back.split(['=', '&']).nth(1).unwrap().to_owned();
    let mixed = own.replace(&code(&own), &code(&stolen));
    refused(&with(&world, &mixed, &cookie).await, "did not say clearly");
    // Somebody who says to be another provider (RFC 9207), and one that says no.
    let (url, cookie) = away(&world.send("/en/sso", &[], "").await);
    let back = made_up.authorize(&url, "ana", Lie::None);
    refused(&with(&world, &format!("{back}&iss=https://evil.example"), &cookie).await, "Too much");
    let (url, cookie) = away(&world.send("/en/sso", &[], "").await);
    let state = url.split("state=").nth(1).unwrap().split('&').next().unwrap();
    let no = format!("/sso/callback?error=access_denied&state={state}");
    refused(&with(&world, &no, &cookie).await, "did not say clearly");
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let (made_up, world) = beside().await;
    linked(&made_up, &world, "ana").await;
    for next in
        ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
    {
        let (url, cookie) = away(&world.send("/en/sso", &[("next", next)], "").await);
        assert!(url.starts_with(&made_up.settings().issuer), "{url}");
        assert!(url.contains(&format!("client_id={CLIENT}")) && url.contains("S256"), "{url}");
        let back = made_up.authorize(&url, "ana", Lie::None);
        assert_eq!(with(&world, &back, &cookie).await.to, "/en/today", "{next}");
    }
    // A link from elsewhere begins nothing, and neither does a form.
    assert_eq!(with(&world, "/en/sso", "").await.status, StatusCode::METHOD_NOT_ALLOWED);
    let foreign = Request::post("/en/sso")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded");
    let foreign = world.ask(foreign.body(Body::empty()).unwrap()).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_account_elsewhere_belongs_to_one_person_and_is_linked_by_its_own_session() {
    let (made_up, world) = beside().await;
    let session = linked(&made_up, &world, "ana").await;
    // Without the password nobody links anything.
    let (_, second) = newcomer(&world).await;
    let wrong = world.send("/en/settings/sso", &[("current", "guess")], &second).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.headers.get("refresh"), None);
    // What is linked already stays whose it is.
    let typed = [("current", PASSWORD)];
    let (url, cookie) = away(&world.send("/en/settings/sso", &typed, &second).await);
    let back = made_up.authorize(&url, "ana", Lie::None);
    let taken = with(&world, &back, &format!("{cookie}; {second}")).await;
    refused(&taken, "already linked");
    // An attempt of one person does not end in another's session, nor in none.
    for wrong in ["", session.as_str()] {
        let (url, cookie) = away(&world.send("/en/settings/sso", &typed, &second).await);
        let back = made_up.authorize(&url, "eva", Lie::None);
        refused(&with(&world, &back, &format!("{cookie}; {wrong}")).await, "Too much time");
    }
    // The link ends, with the password, and not by another.
    let page = with(&world, "/en/settings", &session).await.text;
    let (_, rest) = page.split_once("/en/settings/sso/").unwrap();
    let end = format!("/en/settings/sso/{}/end", rest.split_once('/').unwrap().0);
    let other = world.send(&end, &typed, &second).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let wrong = world.send(&end, &[("current", "guess")], &session).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.send(&end, &typed, &session).await.status, StatusCode::SEE_OTHER);
    refused(&sign_in(&made_up, &world, "ana", Lie::None).await, "Nobody here has linked");
}

#[tokio::test]
async fn an_invitation_is_accepted_by_it_and_the_second_factor_still_counts() {
    let (made_up, world) = beside().await;
    let code = invitation(&world).await;
    let page = with(&world, &format!("/en/welcome?code={code}"), "").await;
    assert!(page.text.contains("Accept with Made Up"), "{}", page.text);
    let typed = [("invitation", code.as_str())];
    let (url, cookie) = away(&world.send("/en/welcome/sso", &typed, "").await);
    let back = made_up.authorize(&url, "ana", Lie::None);
    let welcome = with(&world, &back, &cookie).await;
    assert_eq!((welcome.status, welcome.to.as_str()), (StatusCode::SEE_OTHER, "/en/today"));
    let session = kept(&welcome, "puente").unwrap();
    assert_eq!(with(&world, "/en/today", &session).await.status, StatusCode::OK);
    let again = world.send("/en/welcome/sso", &typed, "").await;
    refused(&again, "does not hold");
    // There is no password yet, so nothing that needs one can be done.
    let none = world.send("/en/settings/sso", &[("current", "")], &session).await;
    assert!(none.text.contains("no password here yet"), "{}", none.text);

    // Somebody with a second factor is asked for it all the same.
    let session = linked(&made_up, &world, "eva").await;
    let page = with(&world, "/en/settings/second-factor", &session).await.text;
    let (_, rest) = page.split_once("name=\"secret\" value=\"").unwrap();
    let secret = rest.split_once('"').unwrap().0.to_owned();
    let key = access::totp::Secret::parse(&secret).unwrap();
    let step = jiff::Timestamp::now().as_second().div_euclid(30);
    let digits = access::totp::code_at(&key, step);
    let on = [("secret", secret.as_str()), ("current", PASSWORD), ("code", digits.as_str())];
    let on = world.send("/en/settings/second-factor", &on, &session).await;
    assert_eq!(on.status, StatusCode::OK, "{}", on.text);
    let (_, rest) = on.text.split_once("class=\"code\">").unwrap();
    let (_, rest) = rest.split_once("<li>").unwrap();
    let recovery = rest.split_once('<').unwrap().0.to_owned();
    let asked = sign_in(&made_up, &world, "eva", Lie::None).await;
    assert_eq!((asked.status, kept(&asked, "puente")), (StatusCode::OK, None), "{}", asked.text);
    let cookie = kept(&asked, "puente-sso").unwrap();
    // The token of the question opens nothing, and a wrong code is asked for anew.
    let forged = with(&world, "/sso/callback?code=x&state=", &cookie).await;
    refused(&forged, "Too much time");
    let asked = sign_in(&made_up, &world, "eva", Lie::None).await;
    let cookie = kept(&asked, "puente-sso").unwrap();
    let wrong = world.send("/en/sso/code", &[("code", digits.as_str())], &cookie).await;
    refused(&wrong, "already been used");
    assert_eq!(world.send("/en/sso/code", &[("code", "1")], &cookie).await.status, 422);
    let cookie = kept(&wrong, "puente-sso").unwrap();
    let right = world.send("/en/sso/code", &[("code", recovery.as_str())], &cookie).await;
    assert_eq!((right.status, right.to.as_str()), (StatusCode::SEE_OTHER, "/en/firms"));
    assert!(kept(&right, "puente").is_some());
}

#[tokio::test]
async fn a_disabled_account_is_not_entered_and_an_absent_provider_keeps_nobody_out() {
    let (made_up, world) = beside().await;
    linked(&made_up, &world, "ana").await;
    let list = world.get(MANAGER, "/en/people").await.text;
    let (before, _) = list.split_once("<strong>Nueva Persona").unwrap();
    let (_, id) = before.rsplit_once("/en/people/").unwrap();
    let person = format!("/en/people/{}", id.split_once('"').unwrap().0);
    let page = world.get(MANAGER, &person).await.text;
    let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
    let version = rest.split_once('"').unwrap().0.to_owned();
    let form = format!("{person}/enable");
    let disabled = world.post(MANAGER, &form, &[("version", version.as_str())]).await;
    assert_eq!(disabled.status, StatusCode::SEE_OTHER);
    refused(&sign_in(&made_up, &world, "ana", Lie::None).await, "Nobody here has linked");
    drop(made_up);

    let gone = MadeUp::new().await;
    let provider = Provider::new(gone.settings()).unwrap();
    gone.stop().await;
    let world = World::with(|site| site.with_provider(provider)).await;
    refused(&world.send("/en/sso", &[], "").await, "cannot be reached");
    assert!(with(&world, "/en/sign-in", "").await.text.contains("Sign in with Made Up"));
    assert_eq!(world.get(AGENT, "/en/today").await.status, StatusCode::OK);
}

#[test]
fn settings_that_would_not_be_safe_are_refused() {
    let good = provider::settings("https://id.example");
    assert!(Provider::new(good.clone()).is_ok());
    for issuer in ["http://id.example", "id.example", "", "ftp://id.example"] {
        let bad = web::ProviderSettings { issuer: issuer.to_owned(), ..good.clone() };
        let said = Provider::new(bad).err().unwrap().text(vocabulary::Language::English);
        assert!(said.contains(issuer) && said.contains("https://"), "{said}");
    }
    for public in ["http://puente.example", "https://puente.example/path", "nonsense"] {
        let bad = web::ProviderSettings { public_url: public.to_owned(), ..good.clone() };
        assert!(Provider::new(bad).is_err(), "{public}");
    }
}
