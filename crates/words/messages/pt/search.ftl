# A busca: sua qualidade, e arquivos de documentos e perguntas avaliadas.

search-quality-title = Qualidade da busca
search-quality-mean = nDCG@10 médio de {$queries} perguntas: {$mean}. Vale 1 quando cada resposta mostra primeiro os melhores documentos e 0 quando não mostra nenhum deles.
column-query = Pergunta
column-language = Idioma
column-judged = Respostas avaliadas
column-first-rank = Posição da primeira
column-ndcg = nDCG@10

search-file-unreadable = Não é possível ler documentos e perguntas em {$file}: {$reason}
search-file-twice = {$file}: dois documentos se chamam “{$name}”; dê outro nome a um deles.
search-file-no-requirement = {$file}: o documento “{$name}” responde a “{$code}”, que nenhuma norma pede; escreva como norma:código, por exemplo haccp:P1.
search-file-no-document = {$file}: a pergunta “{$query}” cita o documento “{$name}”, que não está no arquivo; corrija o nome ou acrescente o documento.
search-file-grade = {$file}: a pergunta “{$query}” precisa de uma nota 1, 2 ou 3 para pelo menos um documento, e de nenhuma outra nota.

help-knowledge = O que as empresas fizeram, e quão bem se encontra
help-knowledge-quality = Medir quão boa é a busca: perguntas avaliadas e os documentos que as respondem, em arquivos TOML
help-arg-judged = Arquivos TOML com tabelas [[document]] e [[query]]; as notas são 1, 2 ou 3
