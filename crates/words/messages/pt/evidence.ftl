# Fotos e arquivos como evidência.

evidence-empty = “{ $file }” está vazio. Escolha o arquivo outra vez e envie de novo.
evidence-too-large = “{ $file }” tem mais de { $limit } MB. Envie uma foto menor ou divida o documento.
evidence-unknown = “{ $file }” não é de nenhum tipo de arquivo guardado aqui. Envie uma foto (JPEG, PNG ou WebP), um PDF, um texto ou uma tabela (.txt, .csv), ou um arquivo do Excel ou do Word (.xlsx, .docx).
evidence-contradiction = “{ $file }” termina em “.{ $extension }”, mas seu conteúdo é { $found }. Envie o arquivo original com o próprio nome.
evidence-broken = “{ $file }” começa como { $kind }, mas está danificado ou incompleto. Abra-o no seu aparelho; se ali ele aparece bem, salve ou tire de novo e envie essa cópia.
evidence-pixels = “{ $file }” tem { $width } × { $height } pixels; são aceitos no máximo { $limit } milhões. Envie em um tamanho menor.
evidence-bomb = “{ $file }” se descompacta em muito mais do que um arquivo assim contém. Salve de novo com o programa que o criou ou imprima como PDF.
evidence-active = “{ $file }” traz dentro um programa (macros, scripts) ou outros arquivos. Salve sem eles, ou imprima como um PDF novo, e envie essa cópia.
evidence-locked = “{ $file }” está protegido por senha, e ninguém poderia vê-lo depois. Salve sem a senha e envie essa cópia.
evidence-too-many = Esta empresa já tem { $limit } arquivos, o máximo que se guarda de uma. Pergunte à instituição o que se pode fazer.

evidence-kind-jpeg = uma imagem JPEG
evidence-kind-png = uma imagem PNG
evidence-kind-webp = uma imagem WebP
evidence-kind-pdf = um documento PDF
evidence-kind-text = texto simples
evidence-kind-csv = uma tabela em texto
evidence-kind-workbook = uma pasta de trabalho do Excel
evidence-kind-document = um documento do Word

# A pasta de fotos e arquivos, e o que a verificação encontra nela.

store-folder = Não é possível usar a pasta de fotos e arquivos: { $cause }.
check-evidence-missing = Falta o arquivo { $file } da empresa { $firm } na pasta de fotos e arquivos. Recupere-o de uma cópia de segurança.
check-evidence-orphan = O arquivo { $file } na pasta da empresa { $firm } não pertence a nada conhecido; a ronda diária o apaga depois de uma semana.
check-evidence-damaged = O arquivo { $file } da empresa { $firm } não está como foi escrito. Recupere-o de uma cópia de segurança.
act-evidence-added = Foto ou arquivo incluído
evidence-remove = Retirar
evidence-remove-sure = Retirar este arquivo para sempre
act-evidence-removed = Arquivo retirado de uma resposta
