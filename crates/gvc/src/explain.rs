/// Formula and source of a term or column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The term or column.
    pub term: &'static str,
    /// How it is computed; symbols are those of the handbook.
    pub formula: &'static str,
    /// Who defined it.
    pub source: &'static str,
}

/// What can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// [`participation`](crate::participation).
    Participation,
    /// [`decompose`](crate::decompose) by a method.
    Decompose(crate::Method),
    /// [`position`](crate::position).
    Position,
    /// [`origin`](crate::origin).
    Origin,
    /// [`content`](crate::content).
    Content,
    /// [`advantage`](crate::advantage).
    Advantage,
}

const UNCTAD: &str = "UNCTAD 2013, World Investment Report";
const KPWW: &str = "Koopman, Powers, Wang, Wei 2010";
const KWW: &str = "Koopman, Wang, Wei 2014";
const WWZ: &str = "Wang, Wei, Zhu 2013";
const HIY: &str = "Hummels, Ishii, Yi 2001";
const BM: &str = "Borin, Mancini 2019, 2023";
const BMT: &str = "Borin, Mancini, Taglioni 2025";
const MY: &str = "Miroudot, Ye 2021";
const OECD: &str = "OECD, Guide to TiVA indicators";
const AC: &str = "Antràs, Chor 2013";
const WWYZ: &str = "Wang, Wei, Yu, Zhu 2017";
const JN: &str = "Johnson, Noguera 2012";

/// Formula and source of each term or column, in the order in which they are printed.
pub fn explain(topic: Topic) -> Vec<Explanation> {
    use crate::{Approach, Method, Perspective};
    let rows: Vec<[&'static str; 3]> = match topic {
        Topic::Participation => vec![
            ["fc", "Σ_{t≠s} V_t·B_ts·E_s", KWW],
            ["dvx", "V_s·Σ_{r≠s} B_sr·E_r", KWW],
            ["backward", "fc ÷ exports", UNCTAD],
            ["forward", "dvx ÷ exports", UNCTAD],
            ["participation", "(fc + dvx) ÷ exports", UNCTAD],
            ["position", "ln(1 + dvx/exports) − ln(1 + fc/exports)", KPWW],
            ["vs", "u·A_M·(I − A_ss)⁻¹·E_s", HIY],
            ["vs1", "u·Σ_{r≠s} A_sr·(I − A_rr)⁻¹·E_r", HIY],
            ["gvc", "exports − V_s·L_ss·Σ_{r≠s} (Y_sr + A_sr·L_rr·Y_rr)", BM],
            ["gvc_backward", "exports − V_s·L_ss·E_s", BM],
            ["gvc_forward", "V_s·L_ss·Σ_{r≠s} A_sr·L_rr·E_r", BM],
            ["pure_backward", "(V·B − V_s·L_ss)·Σ_{r≠s} (Y_sr + A_sr·L_rr·Y_rr)", BMT],
            ["two_sided", "(V·B − V_s·L_ss)·Σ_{r≠s} A_sr·L_rr·E_r", BMT],
            ["pure_forward", "V_s·L_ss·Σ_{r≠s} A_sr·L_rr·E_r", BMT],
        ],
        Topic::Decompose(Method::Kww) => vec![
            ["VAX1 = DVA_FIN", "V_s·B_ss·Σ_{r≠s} Y_sr", KWW],
            ["VAX2 = DVA_INT", "V_s·L_ss·Σ_{r≠s} A_sr·Σ_{j≠s} B_rj·Y_jj (r absorbs or j)", KWW],
            ["VAX3 = DVA_INTrex", "V_s·L_ss·Σ_{r≠s} A_sr·Σ_{j≠s} B_rj·Σ_{k≠s,j} Y_jk", KWW],
            ["REF1 = RDV_FIN", "V_s·L_ss·Σ_{r≠s} A_sr·Σ_{j≠s} B_rj·Y_js", KWW],
            ["REF2 = RDV_INT", "V_s·L_ss·Σ_{r≠s} A_sr·B_rs·Y_ss", KWW],
            ["DDC", "V_s·(B_ss − L_ss)·E_s", KWW],
            ["FVA1 = FVA_FIN", "Σ_{t≠s} V_t·B_ts·Σ_{r≠s} Y_sr", KWW],
            ["FVA2 = FVA_INT", "Σ_{t≠s} V_t·B_ts·Σ_{r≠s} A_sr·L_rr·Y_rr", KWW],
            ["FDC", "Σ_{t≠s} V_t·B_ts·Σ_{r≠s} A_sr·L_rr·E_r", KWW],
        ],
        Topic::Decompose(Method::Wwz) => vec![
            ["DVA_FIN", "V_s·B_ss·Y_sr", WWZ],
            ["DVA_INT", "V_s·L_ss·A_sr·B_rr·Y_rr", WWZ],
            ["DVA_INTrex1", "V_s·L_ss·A_sr·Σ_{j≠s,r} B_rj·Y_jj", WWZ],
            ["DVA_INTrex2", "V_s·L_ss·A_sr·B_rr·Σ_{j≠s,r} Y_rj", WWZ],
            ["DVA_INTrex3", "V_s·L_ss·A_sr·Σ_{j≠s,r} B_rj·Σ_{k≠s,j} Y_jk", WWZ],
            ["RDV_FIN1", "V_s·L_ss·A_sr·B_rr·Y_rs", WWZ],
            ["RDV_FIN2", "V_s·L_ss·A_sr·Σ_{j≠s,r} B_rj·Y_js", WWZ],
            ["RDV_INT", "V_s·L_ss·A_sr·B_rs·Y_ss", WWZ],
            ["DDC_FIN", "V_s·L_ss·A_sr·B_rs·Σ_{j≠s} Y_sj", WWZ],
            ["DDC_INT", "V_s·(B_ss − L_ss)·A_sr·x_r", WWZ],
            ["FVA_FIN1", "V_r·B_rs·Y_sr", WWZ],
            ["FVA_FIN2", "Σ_{t≠s,r} V_t·B_ts·Y_sr", WWZ],
            ["FVA_INT1", "V_r·B_rs·A_sr·L_rr·Y_rr", WWZ],
            ["FVA_INT2", "Σ_{t≠s,r} V_t·B_ts·A_sr·L_rr·Y_rr", WWZ],
            ["MDC", "V_r·B_rs·A_sr·L_rr·E_r", WWZ],
            ["ODC", "Σ_{t≠s,r} V_t·B_ts·A_sr·L_rr·E_r", WWZ],
        ],
        Topic::Decompose(Method::Bm(Approach::Source, perspective)) => {
            let without = match perspective {
                Perspective::Exporter => "DVA = V_s·L_ss·E_sr; FVA with B∉_ts = B_ts·B_ss⁻¹·L_ss",
                Perspective::World => "B∉ = L: FVA is 0, for foreign value crossed a border before",
                Perspective::CountryBilateral => "B∉_ts = B_ts·(I + A_sr·B_rs)⁻¹",
                Perspective::Sector => "B∉_ti = B_ti ÷ (1 + Σ_{j∉s} a_ij·B_ji)",
                Perspective::SectorBilateral => "B∉_ti = B_ti ÷ (1 + Σ_{j∈r} a_ij·B_ji)",
                Perspective::Importer => {
                    "B∉_ts = B_ts − B_tr·B_rr⁻¹·B_rs + [t = r]·L_rr·B_rr⁻¹·B_rs"
                }
            };
            vec![
                ["DC", "V_s·B_ss·E_sr", BM],
                ["DVA", "V_s·B∉_ss·E_sr", BM],
                ["VAX", "DVA − REF", BM],
                ["DAVAX", "V_s·L_ss·(Y_sr + A_sr·L_rr·Y_rr)", BM],
                ["REF", "V_s·B∉_ss·A_sr·Σ_j B_rj·Y_js", BM],
                ["DDC", "DC − DVA", BM],
                ["FC", "Σ_{t≠s} V_t·B_ts·E_sr", BM],
                ["FVA", "Σ_{t≠s} V_t·B∉_ts·E_sr", BM],
                ["FDC", "FC − FVA", BM],
                ["GVC", "E − DAVAX", BM],
                ["GVCB", "FC + DDC", BM],
                ["GVCF", "DVA − DAVAX", BM],
                ["B∉", without, BM],
            ]
        }
        Topic::Decompose(Method::Bm(Approach::Sink, perspective)) => {
            let again = match perspective {
                Perspective::Exporter => "A_sr·B_rs·B_ss⁻¹·L_ss·E_s",
                Perspective::World => "A_sr·L_rr·E_r",
                Perspective::CountryBilateral => "E_sr − (I + A_sr·B_rs)⁻¹·E_sr",
                Perspective::Sector => "Σ_{j∈r} a_ij·B_ji·E_i ÷ (1 + Σ_{j∉s} a_ij·B_ji)",
                Perspective::SectorBilateral => "E_ir·g ÷ (1 + g), g = Σ_{j∈r} a_ij·B_ji",
                Perspective::Importer => "A_sr·(x_r − L_rr·B_rr⁻¹·(x_r − Σ_{j≠r} B_rj·Y_jr))",
            };
            let mut rows = vec![
                ["q", again, BM],
                ["DC", "V_s·B_ss·E_sr", BM],
                ["DVA", "V_s·B_ss·(E_sr − q)", BM],
                ["DDC", "V_s·B_ss·q", BM],
                ["FC", "Σ_{t≠s} V_t·B_ts·E_sr", BM],
                ["FVA", "Σ_{t≠s} V_t·B_ts·(E_sr − q)", BM],
                ["FDC", "Σ_{t≠s} V_t·B_ts·q", BM],
            ];
            if perspective == Perspective::Exporter {
                rows.extend([
                    ["VAX", "DVA − REF", BM],
                    ["VAXIM", "V_s·B_ss·(Y_sr + A_sr·Σ_{j≠s} B∉_rj·Y_jr)", BM],
                    ["REF", "V_s·B_ss·A_sr·(Σ_{j≠s} B∉_rj·Y_js + B∉_rs·Y_ss)", BM],
                ]);
            }
            rows
        }
        Topic::Decompose(Method::My) => vec![
            ["DC", "V_s·B_ss·E_sr", MY],
            ["DVA", "V_s·L_ss·E_sr", MY],
            ["DDC", "V_s·(B_ss − L_ss)·E_sr", MY],
            ["FC", "Σ_{t≠s} V_t·B_ts·E_sr", MY],
            ["FVA", "Σ_{t≠s} V_t·B_ts·B_ss⁻¹·L_ss·E_sr", MY],
            ["FDC", "FC − FVA", MY],
        ],
        Topic::Decompose(Method::Oecd) => vec![
            ["DC", "V_s·B_ss·E_sr (EXGR_DVA)", OECD],
            ["DVA", "V_s·L_ss·E_sr (EXGR_DDC + EXGR_IDC)", OECD],
            ["DDC", "V_s·(B_ss − L_ss)·E_sr (EXGR_RIM)", OECD],
            ["FC", "Σ_{t≠s} V_t·B_ts·E_sr (EXGR_FVA)", OECD],
            ["GVCB", "FC (DEXFVAP)", OECD],
            ["VAX", "V_s·Σ_{k≠s} Σ_j B_sj·Y_jk (FFD_DVA)", OECD],
            ["REF", "DVA − VAX", OECD],
            ["GVC", "GVCB + GVCF", OECD],
            ["GVCF", "V_s·Σ_{r≠s} B_sr·E_r (FEXDVAP)", OECD],
        ],
        Topic::Decompose(Method::Hiy) => vec![
            ["VS", "u·A_M·(I − A_ss)⁻¹·E_s", HIY],
            ["VS1", "u·Σ_{r≠s} A_sr·(I − A_rr)⁻¹·E_r", HIY],
        ],
        Topic::Position => vec![
            ["upstreamness", "x̂⁻¹·B·x", AC],
            ["downstreamness", "u·B", AC],
            ["forward_domestic", "v̂·L·L·Yᴰ ÷ v̂·L·Yᴰ", WWYZ],
            ["forward_trade", "v̂·L·L·Yᶠ ÷ v̂·L·Yᶠ", WWYZ],
            ["forward_gvc", "(v̂·L·L·Aᶠ·x + v̂·L·Aᶠ·B·x) ÷ v̂·L·Aᶠ·x", WWYZ],
            ["backward_domestic", "v·L·L ÷ v·L", WWYZ],
            ["backward_gvc", "(v·L·L·Aᶠ·B + v·L·Aᶠ·B·B) ÷ v·L·Aᶠ·B", WWYZ],
            ["participation_forward", "v̂·L·Aᶠ·x ÷ v̂·x", WWYZ],
            ["participation_backward", "v·L·Aᶠ·B ÷ v·B", WWYZ],
            ["position", "forward_gvc ÷ backward_gvc", WWYZ],
        ],
        Topic::Origin => vec![
            ["value", "v̂·B·E_r, or v̂·B·Y_r", JN],
            ["direct", "v̂·L_ss·A_sr·L_rr·E_r, or v̂·L_ss·(Y_sr + A_sr·L_rr·Y_rr)", KWW],
            ["through_others", "value − direct", KWW],
        ],
        Topic::Content => vec![
            ["in_exports", "f̂·B_ss·E_s", "Trefler, Zhu 2010"],
            ["direct", "f̂·E_s", "Trefler, Zhu 2010"],
            ["indirect", "in_exports − direct", "Trefler, Zhu 2010"],
            ["share", "in_exports ÷ total", "OECD, Trade in employment"],
            ["in_foreign_demand", "f̂·Σ_{k≠s} B·Y_k", JN],
            ["in_home_demand", "f̂·B·Y_s", JN],
        ],
        Topic::Advantage => vec![
            ["rca", "(E_is ÷ E_s) ÷ (E_i ÷ E)", "Balassa 1965"],
            ["value_added", "v̂·B_ss·E_s", KWW],
            ["rca_value_added", "the same of value_added", KWW],
        ],
    };
    rows.into_iter().map(|[term, formula, source]| Explanation { term, formula, source }).collect()
}
