-- certainty: LIKELY
-- advice: DROP
-- title.sv: Siffra som inte svarar på någon fråga
-- title.en: A figure that answers no question
-- why.sv: Det som mäts har inget syfte angivet. En siffra utan fråga kan oftast vara.
-- why.en: What is measured has no purpose given. A figure without a question can mostly be left.
select s.id, null::uuid, null::uuid, null::text, null::text
from signal s
where s.valid @> {today} and s.kind = 'INDICATOR' and s.purpose is null
