-- Acceptance is searched as well: by what is accepted and at which stage, by what was asked, answered and noted, what was found, and what was conceded.
-- All of it leads to the round it belongs to. Measured values are none of it: a number says nothing by itself.
SELECT millwright.searched('acceptance_stage', 'AcceptanceStage', 'name', 'name_en');
SELECT millwright.searched('acceptance', 'Acceptance', 'title');
SELECT millwright.searched('acceptance_round', 'AcceptanceRound', 'note', 'decision_note');
SELECT millwright.searched('acceptance_check', 'AcceptanceCheck', 'title', 'title_en', 'text', 'note');
SELECT millwright.searched('non_conformance', 'NonConformance', 'description');
SELECT millwright.searched('concession', 'Concession', 'reason');
