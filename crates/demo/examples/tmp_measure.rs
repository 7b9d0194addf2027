use std::collections::{BTreeMap,BTreeSet};
use std::time::Instant;
use actions::*;
use registry::*;
use store::*;
#[tokio::main]
async fn main() {
    let dir = std::path::PathBuf::from("/tmp/target-d/measure"); let _ = std::fs::remove_dir_all(&dir); std::fs::create_dir_all(&dir).unwrap();
    let full = std::env::args().nth(1).is_some();
    let url = Store::sqlite_url(&dir.join("d.db"));
    let store = if full { Store::open(&url).await } else { Store::open_for_filling(&url).await }.unwrap();
    let inst = Institution { store, index: Index::open(None).unwrap(), samples: vec![], zone: jiff::tz::TimeZone::get("America/Argentina/Buenos_Aires").unwrap_or(jiff::tz::TimeZone::fixed(jiff::tz::offset(-3))) };
    let now: jiff::Timestamp = "2026-11-24T15:00:00Z".parse().unwrap();
    let t = Instant::now();
    demo::fill(&inst, demo::SEED, now).await.unwrap();
    println!("fill {:?}", t.elapsed());
    let t = Instant::now(); inst.index.follow(&inst.store).await.unwrap(); println!("index {:?}", t.elapsed());
    println!("entries {}", inst.store.audit_number().await.unwrap());
    let t = Instant::now(); println!("{:?} {:?}", inst.store.verify_audit().await.unwrap(), t.elapsed());
    let entries = inst.store.audit(&AuditQuery::default(), 100000).await.unwrap();
    let mut verbs: BTreeMap<String,usize> = BTreeMap::new();
    for e in &entries { *verbs.entry(e.verb.clone()).or_default() += 1; }
    println!("{verbs:?}");
    let day = inst.zone.to_datetime(now).date();
    let firms = inst.store.firms(&access::Scope::all(), &FirmQuery::default(), day, Page::ALL).await.unwrap();
    let mut visits = Vec::new(); let mut sizes: BTreeMap<String,usize>=BTreeMap::new();
    let (mut over, mut coming, mut unsigned)=(0,0,0);
    for (i,f) in firms.rows.iter().enumerate() {
        *sizes.entry(format!("{:?} formal={}", f.record.size(), f.record.formal)).or_default()+=1;
        if i%60==0 { println!("{} | {} | {:?} | {:?}", f.record.trade_name, f.record.legal_name, f.record.identifier.as_ref().map(|i|i.formatted()), f.record.owners.iter().map(|o|&o.name).collect::<Vec<_>>()); }
        for e in inst.store.of_firm::<Event>(f.record.id).await.unwrap() {
            let e = e.record;
            if i%75==0 { println!("   {} {:?} {} {} {:?} {:?} {:?}", e.day, e.kind, e.text, e.who, e.by, e.cost, e.kept); }
            if e.kind==EventKind::Visit { if e.is_open(){unsigned+=1}; visits.push(e.text);} else if e.is_open() { if e.by.unwrap()<day {over+=1} else {coming+=1} }
        }
    }
    let distinct: BTreeSet<_> = visits.iter().collect();
    println!("visits {} distinct {}; overdue {over} coming {coming} unsigned {unsigned}", visits.len(), distinct.len());
    println!("{sizes:?}");
    println!("code {}", demo::invitation(demo::SEED));
    for s in demo::samples() { println!("{} {} {}", s.role, s.login, s.name); }
    inst.store.close().await;
    for e in std::fs::read_dir(&dir).unwrap() { let e=e.unwrap(); println!("{:?} {}", e.file_name(), e.metadata().unwrap().len()); }
}
