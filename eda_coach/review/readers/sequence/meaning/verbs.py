"""The words that tell what an arrow is. The first that is known decides, so empty ones are left out."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ANSWERS = _words(
    """
    return returns returned returning response responses respond responds responded reply replies
    replied answer answers result results ok okay ack acks success successful succeeded status done
    complete completed accepted confirmed confirmation error errors failed failure rejected declined
    denied approved valid invalid found antwort ergebnis respuesta réponse resultado svar risposta
    ответ результат
    """
)
ACKNOWLEDGES = _words(
    """
    ack acks acked nack puback suback acknowledge acknowledges acknowledged acknowledgement acknowledgements
    acknowledgment acknowledgments offset offsets commit commits xack basicack deletemessage deletemessages
    deletemessagebatch completemessage
    """
)
# A queue's message that is handled is taken out: "delete message".
SETTLES = _words("delete deletes remove removes complete completes settle settles")
SETTLED = _words("message messages msg msgs it them from job jobs item")
# They acknowledge if nothing else is said: "payment confirmed" is a message of its own.
ACKNOWLEDGES_ALONE = _words(
    """
    confirm confirms confirmed confirmation ok okay accepted persisted stored success enqueued
    queued done
    """
)
# Past participles are left out: "order received" is an event that is published.
CONSUMES = _words(
    """
    subscribe subscribes subscribing subscription listen listens listening consume
    consumes consuming poll polls polling receive receives receiving pull
    pulls pulling dequeue dequeues fetch fetches read reads reading pop pops get gets take takes
    watch watches drain brpop xreadgroup xread abonniert empfängt liest abonne reçoit consomme
    suscribe recibe consome lytter leser подписка подписывается подписаться слушает получает
    получить читает прочитать
    retrieve retrieves
    """
)
PUBLISHES = _words(
    """
    publish publishes published publishing produce produces produced producing emit emits emitted
    emitting send sends sent sending enqueue enqueues enqueued push pushes pushed post posts put
    puts add adds write writes append appends raise raises broadcast broadcasts forward forwards
    route routes dispatch dispatches trigger triggers fire fires schedule deliver delivers notify
    notifies veröffentlicht sendet publie envoie publica envía envia sender publiserer публикует
    отправляет отправить публикация опубликовать
    """
)
# Of these words only a carrier is the object; "send" and "put" are said of anything.
CARRIED = _words(
    """
    publish publishes published publishing produce produces emit emits enqueue enqueues consume
    consumes consumed dequeue dequeues broadcast broadcasts republish republishes xadd публикует
    """
)
# What is handed out of a channel, and of nothing else.
HANDED_ON = _words(
    """
    consume consumes consumed consuming dequeue dequeues deliver delivers delivered redeliver redelivers
    redelivered subscribe subscribes poll polls xreadgroup
    """
)
# What people and screens get.
SHOWS = _words(
    """
    email emails mail mails sms text push notify notifies notification notifications show shows
    display displays render renders redirect redirects toast alert alerts popup receipt prompt prompts
    websocket sse page screen qr
    """
)
READS = _words(
    """
    select get gets getting query queries querying load loads loading read reads reading find finds
    fetch fetches lookup check checks checking search searches list lists retrieve retrieves
    retrieved exists watch watches count scan scans poll polls tail tails hget mget hgetall smembers
    zrange lrange
    validate verify look ask is has view consume consumes consulta lee lit liest leser henter читает
    прочитать получить получает проверить проверяет запрос
    """
)
WRITES = _words(
    """
    insert inserts inserted save saves saving saved store stores storing stored persist persists
    persisted update updates updating updated upsert upserts create creates creating created write
    writes writing written delete deletes deleted remove removes put puts set sets add adds append
    appends record records mark marks commit commits log logs incr decr incrby setnx setex lpush
    rpush zadd hset sadd xadd expire del reserve reserves lock locks unlock acquire begin rollback
    decrement decrements increment increments debit credit deduct invalidate evict refresh archive
    register cache caches upload uploads push replace merge change changes release deactivate
    activate speichern speichert guarda guardar enregistre lagre lagrer zapis сохранить сохраняет
    записать записывает обновить обновляет создать создает создаёт удалить удаляет
    """
)
ASKS = _words(
    """
    get fetch request ask load query lookup call invoke search find list check validate verify
    webhook callback submit
    """
)
PASSING = _words(
    """
    publish publishes published publishing produce produces produced producing emit emits emitted
    emitting consume consumes consumed consuming deliver delivers delivered receive receives
    received subscribe subscribes subscribed subscribing listen listens listening poll polls polling
    pull pulls enqueue enqueues dequeue dequeues push pushes broadcast broadcasts forward forwards
    route routes dispatch dispatches raise raises fire fires trigger triggers append appends async
    asynchronously fetch fetches read reads pop get put send sends sending sent republish republishes
    redeliver redelivers redelivered requeue requeues xadd xreadgroup xread lpush rpush brpop
    """
)
# Calls of a broker's interface, which are no messages.
OPERATIONS = _words(
    """
    putevents putevent putrecord putrecords sendmessage sendmessages sendmessagebatch sendbatch
    receivemessage receivemessages deletemessage deletemessages publishmessage publishevent
    publishevents publishbatch basicpublish basicconsume basicack basicnack startexecution
    changemessagevisibility sendevent sendevents emitevent consumemessage consumemessages pollmessages
    """
)
CALLBACKS = _words("webhook webhooks callback callbacks postback postbacks ipn")
FILLERS = _words(
    """
    a an the new to for on into in from of with via by message messages msg event events topic
    topics queue queues exchange channel stream payload batch next it them this that kafka rabbitmq
    broker data job task item record records
    """
)
_NO_PARTICIPLES = frozenset(
    {"need", "feed", "speed", "seed", "red", "embed", "exceed", "proceed", "bed", "id", "used"}
)
_IRREGULAR_PARTICIPLES = _words(
    """
    sent paid made done taken sold bought found lost begun written built held kept left met
    withdrawn chosen given shown run won drawn overdue out-of-stock refunded ready
    """
)
IMPERATIVES = _words(
    """
    create send process charge reserve cancel update delete remove place ship notify validate
    register refund release start stop generate capture authorize authorise confirm schedule debit
    credit allocate prepare check request make execute do submit approve reject assign book issue
    collect dispatch render resize transcode index sync add verify complete close open lock unlock
    deduct withdraw deposit pay publish trigger enrich calculate compute import export upload
    download handle run restock rollback compensate
    """
)


def is_participle(word: str) -> bool:
    """Whether a word tells what has happened: "placed", "sent"."""
    return word in _IRREGULAR_PARTICIPLES or (word.endswith("ed") and word not in _NO_PARTICIPLES)
