### O que espera uma pessoa: a página inicial e a carta que lembra os planos.

due-title = Ações dos planos a vencer
task-plan = Do plano de melhoria
verify-title = Diagnósticos a verificar
task-verify = Olhar e verificar
drafts-title = Diagnósticos a continuar
task-go-on = Continuar respondendo
standards-waiting-title = Normas em rascunho
task-answer = Responder os comentários
task-comment = Ler e comentar
letter-reminder-subject = O que vence no seu plano de melhoria
act-reminder-mailed = Lembrete de um plano enviado
act-reminder-returned = Lembrete de um plano não enviado
help-admin-remind = Escrever a quem tem ações de um plano de melhoria a vencer. O Puente não faz isso sozinho: faça um temporizador do sistema (systemd, cron, Agendador de Tarefas) chamar uma vez por dia. Chamado de novo no mesmo dia, não escreve duas vezes a ninguém
admin-reminded = Foram lembradas { $sent } pessoas; { $failed } cartas não puderam ser enviadas.
letter-reminder-firm = { $name }: { $count }
letter-reminder =
    Bom dia, { $name }.

    Ações do plano de melhoria vencidas, que vencem em uma semana ou que é preciso lembrar: { $count }.
    { $firms }

    Ao entrar você verá quais são: { $link }

    Você recebe no máximo uma carta assim por dia, e nenhuma quando nada vence. Se não é para você, pode jogá-la fora.
