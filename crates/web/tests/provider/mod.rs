//! A provider of identities that is made up, on this machine, and that can be told to lie.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use web::ProviderSettings;

pub(crate) const CLIENT: &str = "puente-test";
const SECRET: &str = "made-up-secret";

/// What the provider does otherwise than it should; `None` and `Rsa` are honest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lie {
    None,
    Rsa,
    Nonce,
    NoNonce,
    Issuer,
    Audience,
    SecondAudience,
    Expired,
    OtherKey,
    Unsigned,
    SharedSecret,
    NoToken,
}

struct Keys {
    curve: EcdsaKeyPair,
    other: EcdsaKeyPair,
    rsa: RsaKeyPair,
}

/// What a code stands for.
struct Granted {
    nonce: String,
    challenge: String,
    subject: String,
    lie: Lie,
}

struct Inside {
    issuer: String,
    keys: Keys,
    codes: Mutex<HashMap<String, Granted>>,
}

pub(crate) struct MadeUp {
    inside: Arc<Inside>,
    server: tokio::task::JoinHandle<()>,
}

pub(crate) fn settings(issuer: &str) -> ProviderSettings {
    ProviderSettings {
        issuer: issuer.to_owned(),
        client: CLIENT.to_owned(),
        secret: Some(SECRET.to_owned()),
        label: "Made Up".to_owned(),
        public_url: "https://puente.example/".to_owned(),
    }
}

/// Base 64 for addresses, without padding (RFC 4648, section 5).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(LETTERS[(bits >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

fn curve(random: &SystemRandom) -> EcdsaKeyPair {
    let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(kind, random).unwrap();
    EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), random).unwrap()
}

impl MadeUp {
    pub(crate) async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let random = SystemRandom::new();
        let rsa = RsaKeyPair::from_pkcs8(include_bytes!("rsa.pk8")).unwrap();
        let keys = Keys { curve: curve(&random), other: curve(&random), rsa };
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let inside = Arc::new(Inside { issuer, keys, codes: Mutex::default() });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describe))
            .route("/keys", get(keys_of))
            .route("/token", post(exchange))
            .with_state(Arc::clone(&inside));
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { inside, server }
    }

    pub(crate) fn settings(&self) -> ProviderSettings {
        settings(&self.inside.issuer)
    }

    pub(crate) async fn stop(mut self) {
        self.server.abort();
        let _ = (&mut self.server).await;
    }

    /// Somebody signs in at the provider's page; the address that leads the browser back.
    pub(crate) fn authorize(&self, url: &str, subject: &str, lie: Lie) -> String {
        let (page, query) = url.split_once('?').unwrap();
        assert_eq!(page, format!("{}/authorize", self.inside.issuer));
        let asked: HashMap<String, String> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["redirect_uri"], "https://puente.example/sso/callback");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].contains("openid"));
        let mut codes = self.inside.codes.lock().unwrap();
        let code = format!("code{}", codes.len());
        let granted = Granted {
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            subject: subject.to_owned(),
            lie,
        };
        codes.insert(code.clone(), granted);
        format!("/sso/callback?code={code}&state={}", asked["state"])
    }
}

impl Drop for MadeUp {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn answer(value: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

async fn describe(State(inside): State<Arc<Inside>>) -> Response {
    let issuer = &inside.issuer;
    answer(&json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
    }))
}

async fn keys_of(State(inside): State<Arc<Inside>>) -> Response {
    // An uncompressed point: 4, x, y.
    let point = inside.keys.curve.public_key().as_ref();
    let rsa: PublicKeyComponents<Vec<u8>> = inside.keys.rsa.public().into();
    answer(&json!({ "keys": [
        {
            "kty": "EC", "use": "sig", "alg": "ES256", "kid": "curve", "crv": "P-256",
            "x": base64(&point[1..33]), "y": base64(&point[33..]),
        },
        {
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "rsa",
            "n": base64(&rsa.n),
            "e": base64(&rsa.e),
        },
    ]}))
}

/// A code for a token, once, and only to whoever began.
async fn exchange(State(inside): State<Arc<Inside>>, body: String) -> Response {
    let asked: HashMap<String, String> =
        form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let granted = inside.codes.lock().unwrap().remove(&asked["code"]);
    let verified = |granted: &Granted| {
        base64(&Sha256::digest(asked["code_verifier"].as_bytes())) == granted.challenge
    };
    let Some(granted) = granted.filter(verified) else {
        let body = answer(&json!({ "error": "invalid_grant" }));
        return (StatusCode::BAD_REQUEST, body).into_response();
    };
    let mut said = json!({ "access_token": "unused", "token_type": "Bearer" });
    if granted.lie != Lie::NoToken {
        said["id_token"] = token(&inside, &granted).into();
    }
    answer(&said)
}

fn token(inside: &Inside, granted: &Granted) -> String {
    let now = Timestamp::now().as_second();
    let lie = granted.lie;
    let mut claims = json!({
        "iss": inside.issuer,
        "sub": granted.subject,
        "aud": [CLIENT],
        "iat": now,
        "exp": now + 300,
        "nonce": granted.nonce,
        // The same of everybody, and an address of somebody here.
        "email": "person1@example.org",
        "email_verified": true,
    });
    match lie {
        Lie::Nonce => claims["nonce"] = "another".into(),
        Lie::NoNonce => claims["nonce"] = Value::Null,
        Lie::Issuer => claims["iss"] = "https://evil.example".into(),
        Lie::Audience => claims["aud"] = json!(["somebody-else"]),
        Lie::SecondAudience => claims["aud"] = json!([CLIENT, "somebody-else"]),
        Lie::Expired => {
            claims["iat"] = (now - 900).into();
            claims["exp"] = (now - 600).into();
        }
        _ => {}
    }
    let header = match lie {
        Lie::Rsa => json!({ "alg": "RS256", "kid": "rsa", "typ": "JWT" }),
        Lie::Unsigned => json!({ "alg": "none" }),
        Lie::SharedSecret => json!({ "alg": "HS256" }),
        _ => json!({ "alg": "ES256", "kid": "curve" }),
    };
    let [header, claims] = [header, claims].map(|part| base64(part.to_string().as_bytes()));
    let signed = format!("{header}.{claims}");
    let random = SystemRandom::new();
    let signature = match lie {
        Lie::Rsa => {
            let mut signature = vec![0; inside.keys.rsa.public().modulus_len()];
            let message = signed.as_bytes();
            inside.keys.rsa.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).unwrap();
            signature
        }
        Lie::Unsigned => Vec::new(),
        Lie::SharedSecret => {
            let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
            ring::hmac::sign(&key, signed.as_bytes()).as_ref().to_vec()
        }
        Lie::OtherKey => {
            inside.keys.other.sign(&random, signed.as_bytes()).unwrap().as_ref().to_vec()
        }
        _ => inside.keys.curve.sign(&random, signed.as_bytes()).unwrap().as_ref().to_vec(),
    };
    format!("{signed}.{}", base64(&signature))
}
