//! What people write into case files, in the language of the firm. Short and concrete, as on a
//! phone in a packing shed. `{n}` stands for a small number.

use vocabulary::Language;

use crate::draw::Draw;

/// What a community works at, as far as texts and names differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trade {
    Wine,
    Olives,
    Orchard,
    Berries,
    Salmon,
    Nuts,
    Footwear,
    Honey,
    Furniture,
}

type Sentences = &'static [&'static str];

fn in_language(language: Language, es: Sentences, pt: Sentences) -> Sentences {
    if language == Language::Portuguese { pt } else { es }
}

/// A sentence with its numbers drawn.
fn filled(draw: &Draw, sentence: &str) -> String {
    let mut text = String::new();
    let mut parts = sentence.split("{n}");
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push_str(&draw.between(2, 12).to_string());
        text.push_str(part);
    }
    text
}

fn seen(trade: Trade, language: Language) -> Sentences {
    match trade {
        Trade::Wine => &[
            "Recorrimos la bodega: {n} tanques sin control de temperatura, uno con camisa nueva.",
            "Las fichas de lote están en un cuaderno; el sulfuroso se mide solo antes de embotellar.",
            "La línea de etiquetado se alquila por día y obliga a juntar {n} lotes.",
            "Probamos tres partidas: dos limpias, una con acidez volátil alta.",
            "Barricas de {n} usos; piden ayuda para decidir cuáles retirar.",
        ],
        Trade::Olives => &[
            "La almazara muele hasta {n} horas después de la cosecha; ayer hubo cola.",
            "Depósitos sin nitrógeno; el aceite de mayo ya pierde frutado.",
            "La salmuera de mesa se controla con densímetro, sin registro de pH.",
            "El agua de lavado se cambia cada {n} tolvas; no hay análisis de este año.",
            "Etiqueta sin fecha de cosecha ni lote; el comprador pide las dos.",
        ],
        Trade::Orchard => match language {
            Language::Portuguese => &[
                "Galpão com {n} mesas; a água de lavagem não tem controle de cloro.",
                "Caderno de campo em dia, menos as aplicações das últimas {n} semanas.",
                "A câmara fria oscila {n} graus durante a noite.",
                "Faltam placas de reentrada nos talhões que foram pulverizados.",
                "Caixas sem código do talhão: a rastreabilidade para na porta do galpão.",
            ],
            _ => &[
                "Empaque con {n} mesas; el agua de la tina no tiene control de cloro.",
                "Cuaderno de campo al día, salvo las aplicaciones de las últimas {n} semanas.",
                "La cámara oscila {n} grados durante la noche.",
                "Faltan carteles de reingreso en los cuarteles pulverizados.",
                "Bines sin código de cuartel: la trazabilidad se corta en la puerta del galpón.",
            ],
        },
        Trade::Berries => &[
            "La fruta tarda {n} horas del potrero al frío; el acopio no tiene sombra.",
            "Cosecheras con lavamanos a más de {n} cuadras; hay que mover los módulos.",
            "El análisis del canal dio coliformes sobre el límite; riegan por goteo.",
            "Bandejas limpias, pero se guardan junto a los agroquímicos.",
            "La planta devolvió {n} bandejas por fruta blanda.",
        ],
        Trade::Salmon => &[
            "Taller de redes con {n} paños en espera; el lavado no trata el agua.",
            "Dos buzos con matrícula vencida hace {n} semanas.",
            "Registro de mortalidad completo; falta el de antibióticos por jaula.",
            "La lancha tiene balsa vigente y {n} chalecos de menos.",
            "Alimento guardado sobre tarimas, sin control de temperatura.",
        ],
        Trade::Nuts => &[
            "La secadora llega a {n} por ciento de humedad solo con leña seca.",
            "El acopio recibe sacos sin nombre de predio.",
            "Partidora con {n} por ciento de grano quebrado; faltan cribas.",
            "Sin análisis de aflatoxinas en las últimas dos temporadas.",
            "Bodega ventilada y sin roedores; falta el plano de cebos.",
        ],
        Trade::Footwear => &[
            "Ateliê com {n} costureiras, três sem contrato; a cola fica aberta na bancada.",
            "O couro chega sem nota do curtume; não dá para rastrear o lote.",
            "Cronometramos a montagem: {n} minutos parados por par na colagem.",
            "Laudo de ftalatos vencido; a sola nova ainda não foi ensaiada.",
            "Caixas com etiqueta de composição só em português.",
        ],
        Trade::Honey => &[
            "Casa de mel com {n} telas rasgadas e piso sem caimento.",
            "Umidade de {n} amostras acima do limite; colheram antes do tempo.",
            "Tambores sem lote; o apiário de origem está só na memória.",
            "Colmeias a menos de {n} quilômetros de lavoura pulverizada.",
            "Centrífuga inox nova, ainda sem base nivelada.",
        ],
        Trade::Furniture => &[
            "Estufa com {n} por cento de diferença de umidade entre as pontas.",
            "A serra não tem proteção e o exaustor está desligado.",
            "Gavetas com folga: {n} peças voltaram do último embarque.",
            "Painéis sem laudo de formaldeído; o fornecedor trocou a resina.",
            "Estoque de pinus sem separação entre certificado e comum.",
        ],
    }
}

const ALSO_ES: [&str; 16] = [
    "La dueña lleva las cuentas en un cuaderno y quiere pasarlas a una planilla.",
    "Hablamos de los contratos de temporada: {n} personas sin registrar.",
    "El vecino ya resolvió lo mismo; quedamos en presentarlos.",
    "El botiquín está vacío y no hay salida señalizada.",
    "Preguntan cuánto cuesta certificarse entre varios.",
    "Mostraron el pedido de un comprador: {n} paletas, precio por debajo del costo.",
    "El crédito del banco pide dos balances que no tienen.",
    "La hija se ocupa ahora de las ventas por teléfono.",
    "El flete al puerto se llevó la ganancia del último envío.",
    "Hay agua solo {n} días por semana; piensan en una represa.",
    "Piden un curso para la cuadrilla, después de las seis de la tarde.",
    "Guardan las facturas; falta la habilitación municipal.",
    "Revisamos la lista de productos permitidos: {n} hay que cambiarlos.",
    "Muestran interés por vender juntos con el grupo.",
    "El capataz pide guantes y máscaras que ajusten bien.",
    "Buena limpieza general; se nota el trabajo desde la última vez.",
];
const ALSO_PT: [&str; 16] = [
    "A dona faz as contas num caderno e quer passar para a planilha.",
    "Falamos dos contratos de safra: {n} pessoas sem registro.",
    "O vizinho já resolveu o mesmo; combinamos de apresentá-los.",
    "A caixa de primeiros socorros está vazia e não há saída sinalizada.",
    "Perguntam quanto custa a certificação em grupo.",
    "Mostraram o pedido de um comprador: {n} paletes, preço abaixo do custo.",
    "O banco pede dois balanços que eles não têm.",
    "O filho cuida agora das vendas pelo telefone.",
    "O frete até o porto levou o lucro do último embarque.",
    "Falta energia {n} dias por mês; pensam num gerador comum.",
    "Pedem um curso para a equipe, depois das seis da tarde.",
    "Guardam as notas; falta o alvará da prefeitura.",
    "Revisamos a lista de produtos permitidos: {n} precisam ser trocados.",
    "Querem vender junto com o grupo.",
    "O encarregado pede luvas e máscaras do tamanho certo.",
    "Boa limpeza geral; nota-se o trabalho desde a última vez.",
];

/// The record of a visit.
pub(crate) fn visit(draw: &Draw, trade: Trade, language: Language) -> String {
    let first = filled(draw, draw.one(seen(trade, language)));
    if draw.happens(20) {
        return first;
    }
    let second = filled(draw, draw.one(in_language(language, &ALSO_ES, &ALSO_PT)));
    format!("{first} {second}")
}

const CONTACT_ES: [&str; 10] = [
    "Llamó después de la reunión en el galpón comunitario.",
    "La presentó una vecina que ya trabaja con nosotros.",
    "Nos encontramos en la feria; dejó una muestra y un teléfono.",
    "Vino a la oficina móvil con la factura de un rechazo.",
    "Escribió un mensaje: quiere saber qué le falta para exportar.",
    "La asociación nos pasó el contacto.",
    "Pasamos por la finca sin aviso; aceptó una primera charla.",
    "El laboratorio le recomendó hablar con nosotros.",
    "Preguntó por el curso de trazabilidad.",
    "Su comprador pidió que nos llame.",
];
const CONTACT_PT: [&str; 10] = [
    "Ligou depois da reunião no galpão comunitário.",
    "Foi apresentada por uma vizinha que já trabalha conosco.",
    "Nos encontramos na feira; deixou uma amostra e um telefone.",
    "Veio ao escritório móvel com a nota de uma devolução.",
    "Mandou mensagem: quer saber o que falta para exportar.",
    "A associação nos passou o contato.",
    "Passamos sem avisar; aceitou uma primeira conversa.",
    "O laboratório recomendou falar conosco.",
    "Perguntou pelo curso de rastreabilidade.",
    "O comprador pediu que nos procurasse.",
];

/// How the institution and the firm met.
pub(crate) fn contact(draw: &Draw, language: Language) -> String {
    draw.one(in_language(language, &CONTACT_ES, &CONTACT_PT)).to_owned()
}

const FITS_ES: [&str; 6] = [
    "Menos de 200 personas, produce en la zona y quiere mejorar. Entra.",
    "Informal, pero con producto propio y dispuesta a registrarse. Entra con plan de formalización.",
    "Abastece a una exportadora; la mejora llega a la cadena. Entra.",
    "Familia con {n} personas en temporada. Entra.",
    "Ya exportó una vez por medio de otra firma. Entra.",
    "Comparte galpón con otras dos; se atiende al grupo. Entra.",
];
const FITS_PT: [&str; 6] = [
    "Menos de 200 pessoas, produz na região e quer melhorar. Entra.",
    "Informal, mas com produto próprio e disposta a se registrar. Entra com plano de formalização.",
    "Fornece a uma exportadora; a melhoria chega à cadeia. Entra.",
    "Família com {n} pessoas na safra. Entra.",
    "Já exportou uma vez por meio de outra firma. Entra.",
    "Divide o galpão com outras duas; atende-se o grupo. Entra.",
];
const FAILS_ES: [&str; 4] = [
    "Solo revende; no produce ni procesa. Se la derivó a la cámara.",
    "Filial de un grupo grande. No entra.",
    "No quiere dar datos por ahora; volver a hablar en la próxima temporada.",
    "Deja la actividad a fin de año. No entra.",
];
const FAILS_PT: [&str; 4] = [
    "Só revende; não produz nem processa. Indicada à associação.",
    "Filial de um grupo grande. Não entra.",
    "Não quer dar dados por enquanto; conversar de novo na próxima safra.",
    "Encerra a atividade no fim do ano. Não entra.",
];

/// Why the firm can be served, or cannot.
pub(crate) fn eligibility(draw: &Draw, language: Language, fits: bool) -> String {
    let (es, pt): (Sentences, Sentences) =
        if fits { (&FITS_ES, &FITS_PT) } else { (&FAILS_ES, &FAILS_PT) };
    filled(draw, draw.one(in_language(language, es, pt)))
}

/// What was agreed, and whether somebody else than the firm does it: the laboratory, the agent.
const AGREED_ES: [(&str, Who); 20] = [
    ("Tomar {n} muestras de agua y llevarlas al laboratorio.", Who::Agent),
    ("Analizar residuos en {n} lotes y explicar el resultado.", Who::Laboratory),
    ("Poner código de cuartel en todos los bines y cajas.", Who::Firm),
    ("Cambiar la etiqueta: lote, fecha y alérgenos, en dos idiomas.", Who::Firm),
    ("Registrar a {n} personas de la cuadrilla.", Who::Firm),
    ("Instalar un termómetro con registro en la cámara.", Who::Firm),
    ("Separar el depósito de agroquímicos con puerta y llave.", Who::Firm),
    ("Dar el curso de trazabilidad a la cuadrilla.", Who::Agent),
    ("Presentar la solicitud de habilitación sanitaria.", Who::Firm),
    ("Poner sombra y agua fría en el punto de acopio.", Who::Firm),
    ("Pedir precio de la certificación en grupo a tres entidades.", Who::Agent),
    ("Pasar el cuaderno de campo a la planilla, un cuartel por semana.", Who::Firm),
    ("Visitar a la firma vecina que ya resolvió el lavado.", Who::Firm),
    ("Calibrar la balanza y guardar el certificado.", Who::Laboratory),
    ("Abrir cuenta en el banco y pedir la clave fiscal.", Who::Firm),
    ("Comprar {n} equipos de protección de la talla correcta.", Who::Firm),
    ("Enviar dos muestras al comprador con ficha técnica.", Who::Firm),
    ("Calcular el costo por caja con la planilla del grupo.", Who::Agent),
    ("Arreglar el piso y el desagüe de la zona de lavado.", Who::Firm),
    ("Armar el plan de limpieza y firmarlo cada día.", Who::Firm),
];
const AGREED_PT: [(&str, Who); 20] = [
    ("Coletar {n} amostras de água e levar ao laboratório.", Who::Agent),
    ("Ensaiar {n} lotes e explicar o resultado.", Who::Laboratory),
    ("Pôr código de lote em todas as caixas.", Who::Firm),
    ("Trocar a etiqueta: lote, data e composição, em dois idiomas.", Who::Firm),
    ("Registrar {n} pessoas da equipe.", Who::Firm),
    ("Instalar termômetro com registro na câmara.", Who::Firm),
    ("Separar o depósito de químicos com porta e chave.", Who::Firm),
    ("Dar o curso de rastreabilidade à equipe.", Who::Agent),
    ("Entrar com o pedido de alvará sanitário.", Who::Firm),
    ("Pôr exaustor e proteção na bancada.", Who::Firm),
    ("Pedir preço da certificação em grupo a três entidades.", Who::Agent),
    ("Passar o caderno para a planilha, um lote por semana.", Who::Firm),
    ("Visitar a firma vizinha que já resolveu a lavagem.", Who::Firm),
    ("Calibrar a balança e guardar o certificado.", Who::Laboratory),
    ("Abrir conta no banco e emitir a primeira nota.", Who::Firm),
    ("Comprar {n} equipamentos de proteção do tamanho certo.", Who::Firm),
    ("Enviar duas amostras ao comprador com ficha técnica.", Who::Firm),
    ("Calcular o custo por unidade com a planilha do grupo.", Who::Agent),
    ("Consertar o piso e o ralo da área de lavagem.", Who::Firm),
    ("Montar o plano de limpeza e assinar todo dia.", Who::Firm),
];

/// Who does what was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Firm,
    Agent,
    Laboratory,
}

/// What was agreed and who does it.
pub(crate) fn agreement(draw: &Draw, language: Language) -> (String, Who) {
    let agreed = if language == Language::Portuguese { &AGREED_PT } else { &AGREED_ES };
    let (sentence, who) = draw.one(agreed);
    (filled(draw, sentence), who)
}

const CLOSED_ES: [&str; 5] = [
    "Obtuvo el certificado y vende sola; quedamos a una llamada.",
    "Vendió la empresa; los nuevos dueños no continúan.",
    "Dejó de responder después de {n} intentos.",
    "Cumplió el plan; pasa a ser mentora de otras.",
    "Cambió de rubro y pidió cerrar el caso.",
];
const CLOSED_PT: [&str; 5] = [
    "Obteve o certificado e vende sozinha; seguimos à disposição.",
    "Vendeu a empresa; os novos donos não continuam.",
    "Deixou de responder depois de {n} tentativas.",
    "Cumpriu o plano; passa a ser mentora de outras.",
    "Mudou de ramo e pediu para encerrar o caso.",
];

/// Why a case was closed.
pub(crate) fn closure(draw: &Draw, language: Language) -> String {
    filled(draw, draw.one(in_language(language, &CLOSED_ES, &CLOSED_PT)))
}

const TIES_ES: [&str; 8] = [
    "Se prestan la enfardadora en temporada.",
    "Comparten el flete al puerto.",
    "Compran envases juntos dos veces por año.",
    "Le vende fruta cuando no alcanza la propia.",
    "Aprendió la poda con ellos.",
    "Turnan la cámara de frío.",
    "Los presentó el agente después de una visita.",
    "Firmaron juntos la carta por el camino.",
];
const TIES_PT: [&str; 8] = [
    "Emprestam máquinas na safra.",
    "Dividem o frete até o porto.",
    "Compram embalagem juntos duas vezes por ano.",
    "Vende para ela quando a produção própria não basta.",
    "Aprendeu o acabamento com eles.",
    "Dividem o galpão e a luz.",
    "O agente os apresentou depois de uma visita.",
    "Assinaram juntos o pedido da estrada.",
];

/// What a tie is about; empty for most.
pub(crate) fn tie(draw: &Draw, language: Language) -> String {
    if draw.happens(60) {
        return String::new();
    }
    draw.one(in_language(language, &TIES_ES, &TIES_PT)).to_owned()
}
