### Cuidar do banco de dados de uma instituição, e o que pode estar errado nele.

help-admin = Cuidar do banco de dados da instituição
help-admin-migrate = Levar o banco de dados à versão mais nova, como faz cada início
help-admin-backup = Escrever tudo em um arquivo de cópia, com o servidor em funcionamento; ele contém dados pessoais e chaves: guarde-o bem
help-admin-restore = Restaurar o que uma cópia contém, em SQLite ou PostgreSQL
help-admin-check = Verificar se o banco de dados está como o programa o escreveu
help-admin-audit = O registro de tudo o que foi feito
help-admin-audit-verify = Conferir cada registro da auditoria
help-admin-audit-head = Mostrar número e resumo do último registro, para anotar ou publicar
help-arg-head = Um fim anotado da auditoria, como audit head o mostra; a auditoria ainda deve contê-lo
help-admin-reindex = Montar de novo a busca a partir do banco de dados
help-admin-invite = Convidar uma pessoa, sobretudo o primeiro administrador
help-admin-retention = Soltar o que pelas regras não se guarda mais, como o servidor faz todo dia
help-arg-database_url = O banco de dados da instituição: sqlite:ARQUIVO ou postgres://USUÁRIO@SERVIDOR/NOME (se não for dito: puente.db na pasta de dados)
help-arg-archive = Arquivo da cópia, por exemplo puente-2026-03-15.gz
help-arg-replace = Substituir o que há no banco de dados; antes, pare o servidor
help-arg-name = Nome da pessoa
help-arg-role = O que a pessoa é: administrator, manager, agent, council ou analyst
help-arg-email = E-mail, se houver; com ele a pessoa vai entrar
help-arg-phone = Telefone, se houver

admin-progress = { $rows } linhas …
admin-invalid = Isto não pode ser guardado: { $problems }
admin-migrated = O banco de dados está agora na versão { $version } ({ $count } passos).
admin-migrated-none = O banco de dados já está na versão { $version }.
admin-backup-exists = { $file } já existe; escolha outro nome, para não perder uma cópia anterior.
admin-backed-up = { $file } contém tudo: { $rows } linhas. Guarde-o onde poucas pessoas possam lê-lo.
admin-restored = Foi restaurado o que { $file } continha em { $taken }: { $rows } linhas. Todos têm de entrar de novo.
admin-erased-again = Foram apagadas de novo { $count } empresas, pessoas ou chaves que tinham sido apagadas desde então.
admin-check-sound = O banco de dados está como o programa o escreveu.
admin-check-broken = O banco de dados não está como o programa o escreveu: { $count } achados. Pare o servidor, guarde uma cópia e restaure a última cópia sã.
admin-audit-whole = A auditoria está completa: { $entries } registros, { $forgotten } deles sobre pessoas ou empresas que foram apagadas.
admin-audit-empty = A auditoria ainda não tem registros.
admin-audit-noted = “{ $text }” não é um fim anotado da auditoria. Informe-o como audit head o mostra: um número, dois-pontos e 64 algarismos de 0 a f.
admin-audit-exchanged = A auditoria já não contém o que se anotou do registro { $number }: foi trocada ou cortada. Guarde uma cópia do banco de dados e restaure o último arquivo que ainda o contenha.
admin-reindexed = A busca conhece { $parties } partes.
admin-role-unknown = “{ $role }” não é uma função; há { $known }.
admin-invited = { $name } recebeu um convite ({ $role }) e vai entrar como { $login }. O código é { $code }, vale 30 dias e deve ser digitado em { $page } nas páginas da instituição. Só é mostrado esta vez.
admin-released = Soltaram-se { $invitations } convites, { $accounts } contas, { $requests } pedidos e { $firms } empresas.

check-file = O arquivo do banco de dados está danificado: { $reason }
check-orphans = { $rows } linhas de { $table } remetem em { $column } a algo que não existe.
check-body = A linha { $id } de { $table } não pode ser lida.
check-column = A linha { $id } de { $table } diz em { $column } outra coisa que no seu conteúdo.
check-key = Falta a chave de { $id }, embora ninguém tenha apagado esta empresa ou pessoa.
audit-fault-gap = A auditoria está quebrada no registro { $number }: falta um registro anterior.
audit-fault-chain = A auditoria está quebrada no registro { $number }: não é o registro que foi escrito.
audit-fault-content = A auditoria está quebrada no registro { $number }: seu conteúdo não é o que foi escrito.
audit-fault-end = A auditoria está quebrada no registro { $number }: seu fim não é o que foi escrito.

store-conflict = Alguém mudou isto enquanto isso. Veja o que diz agora e faça de novo a sua mudança.
store-missing = Não existe tal registro, ou não existe algo a que ele remete.
store-taken = Este nome já está em uso; escolha outro.
store-unavailable = O banco de dados não pode ser usado neste momento; nada foi guardado. Tente de novo em um minuto. ({ $cause })
store-newer = O banco de dados tem a versão { $found } e este programa só conhece a { $known }. Instale o programa mais novo.
store-damaged = Algo no banco de dados não está como o programa o escreveu: { $cause }. Execute puente admin check.

archive-foreign = { $file } não é uma cópia do Puente.
archive-newer = { $file } tem a versão { $found } e este programa só conhece a { $known }. Instale o programa mais novo.
archive-cut = { $file } está cortado depois da linha { $line }; nada foi mudado. Use outra cópia.
archive-damaged = { $file } está danificado na linha { $line }; nada foi mudado. Use outra cópia.
archive-not-empty = O banco de dados não está vazio. Restaure { $file } em um vazio, ou diga --replace para abrir mão do que ele contém.
archive-file = { $file } não pode ser usado: { $reason }
