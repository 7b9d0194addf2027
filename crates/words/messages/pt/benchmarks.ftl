### Onde uma empresa está entre as outras e onde se concentram as lacunas.

# Classes
benchmark-points-0 = menos de 20 pontos
benchmark-points-1 = de 20 a menos de 40 pontos
benchmark-points-2 = de 40 a menos de 60 pontos
benchmark-points-3 = de 60 a menos de 80 pontos
benchmark-points-4 = 80 pontos ou mais
benchmark-progress-0 = caiu um ponto ou mais
benchmark-progress-1 = mais ou menos igual
benchmark-progress-2 = subiu menos de 10 pontos
benchmark-progress-3 = subiu 10 pontos ou mais
benchmark-verdict-0 = não cumpre a norma
benchmark-verdict-4 = cumpre a norma
benchmark-requirement-0 = nível 0
benchmark-requirement-1 = nível 1
benchmark-requirement-2 = nível 2
benchmark-requirement-3 = nível 3
benchmark-requirement-4 = nível 4
benchmark-own-class = ► { $class } (esta empresa)

# O que se compara
benchmark-subject-points = Pontos da norma inteira
benchmark-subject-progress = Avanço em um ano
benchmark-subject-verdict = Se a norma é cumprida
benchmark-subject-requirement = Nível de um requisito
benchmark-subject-points-definition = Os pontos são os níveis alcançados em porcentagem de tudo o que se pode alcançar, cada requisito pelo seu peso. Cada empresa conta com o seu último diagnóstico entregue ou verificado.
benchmark-subject-progress-definition = Os pontos do último diagnóstico menos os do diagnóstico de mais ou menos um ano antes. Empresas com um só diagnóstico não são contadas.
benchmark-subject-verdict-definition = Se o último diagnóstico cumpre a norma pela regra da própria norma.
benchmark-subject-requirement-definition = O nível no último diagnóstico. Empresas às quais o requisito não se aplica não são contadas.

# Grupos
benchmark-group-all = todas as empresas
benchmark-group-sector = setor
benchmark-group-size = tamanho
benchmark-group-region = região
benchmark-group-community = comunidade
benchmark-group-sector-size = setor e tamanho
benchmark-group-sector-size-region = setor, tamanho e região
benchmark-among-all = Em comparação com todas as empresas com diagnóstico: { $firms }.
benchmark-among-region = Em comparação com { $firms } empresas da mesma região.
benchmark-among-sector = Em comparação com { $firms } empresas do mesmo setor.
benchmark-among-sector-size = Em comparação com { $firms } empresas do mesmo setor e tamanho.
benchmark-among-sector-size-region = Em comparação com { $firms } empresas do mesmo setor, tamanho e região.
benchmark-own-none = Esta empresa ainda não tem nada para comparar.
benchmark-below = { $share } delas estão em uma classe mais baixa que esta empresa.
benchmark-covered = Aqui contam { $covered } de { $firms } empresas do grupo; as outras são poucas ou parecidas e contam junto com empresas de outros grupos.
benchmark-hidden-unsafe = São poucas empresas ou parecidas demais: os números poderiam mostrar como está uma única empresa, por isso não são mostrados.
benchmark-hidden-nobody = Nenhuma empresa tem uma resposta aqui ainda.

# Tabelas
column-class = Classe
column-firms = Empresas
column-share-of-firms = Parte das empresas
column-group-kind = Tipo de grupo
column-measured = O que se compara
column-requirement = Requisito
column-counted = Empresas contadas
column-covered = Empresas nos lugares contados
column-lacking = Empresas que não o cumprem
column-share-lacking = Parte que não o cumpre
column-hidden = Por que nada é mostrado
column-meet-then = Empresas que então cumprem a norma
column-class-0 = Classe 0
column-class-1 = Classe 1
column-class-2 = Classe 2
column-class-3 = Classe 3
column-class-4 = Classe 4
benchmarks-title = Distribuições publicadas
gaps-title = Onde se concentram as lacunas
lift-title = O que faria mais empresas cumprirem a norma
lift-today = Hoje cumprem a norma { $meet } de { $firms } empresas.
lift-private = Calculado com os dados de cada empresa: não se mostra a outras pessoas.
lift-stepwise = Escolhido passo a passo: outra escolha poderia ajudar mais empresas.

# Páginas
nav-benchmarks = Comparativos
benchmarks-lead = Como estão as empresas em conjunto: o que falta à maioria, onde se concentra e o que ajudaria mais delas.
benchmarks-empty = Ainda não se contou nada. Quando houver diagnósticos entregues, os números são feitos uma vez por mês.
benchmarks-due = Números novos
benchmarks-due-says = São feitos sozinhos uma vez por mês; quem não quiser esperar faz agora. Entre dois há pelo menos 28 dias, para que a diferença não revele nenhuma empresa.
benchmarks-make = Contar agora
benchmarks-safe = Um grupo só aparece onde ninguém pode deduzir como está outra empresa: com donos suficientes e que não sejam todos iguais. As empresas de um mesmo dono contam como uma. Quem está em um grupo e lê tudo daqui não descobre nada de outra empresa; donos que contam uns aos outros o que sabem, poderiam.
benchmarks-counted = { $firms } empresas, contadas em { $day }.
benchmarks-next = A próxima contagem é possível a partir de { $day }.
benchmarks-of = O que falta às empresas: { $standard }
benchmarks-meet = { $group }: { $meet } de { $counted } empresas cumprem a norma.
benchmarks-by = Dividir por
benchmarks-by-region = Estado ou província
benchmarks-by-community = Comunidade
benchmarks-by-sector = Setor
benchmarks-by-size = Tamanho
benchmarks-group = Qual
benchmarks-every-group = Todos, lado a lado
benchmarks-show = Mostrar
benchmarks-all = Todas as empresas juntas
benchmarks-lack = Falta a { $share }: { $requirement }
benchmarks-firms = { $count ->
    [one] uma empresa
   *[other] { $count } empresas
}
gaps-heading = Empresas a que falta cada requisito
gaps-most = A { $lacking } de { $counted } empresas ({ $share }) falta: { $requirement }.
gaps-none = A nenhuma das empresas contadas falta nada.
gaps-definition = A parte das empresas contadas que está abaixo do nível a partir do qual o requisito se cumpre. Não contam as empresas a que ele não se aplica.
lift-step = Falta a { $lacking } empresas; com este e os de cima, { $meet } cumpririam a norma.
place-of = { $name } entre empresas parecidas
place-lead = Até onde a empresa chegou e quanto avançou em um ano, ao lado de empresas do seu setor, tamanho e região.
place-empty = Ainda não há com que comparar: falta entregar um diagnóstico e contar outras empresas.
place-says = Pelo diagnóstico de { $day }; as outras, como contadas em { $counted }.
place-figure = { $subject }, { $standard }
place-result = Ver o resultado
place-title = Entre empresas parecidas
place-link = Nível e avanço, completos
act-benchmarks-made = Comparativos contados
problem-benchmarks-early = Estes números são novos demais para contar de novo: a partir de { $day }.
