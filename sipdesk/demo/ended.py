"""A fictional case that has ended, and is closed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sipdesk.case import (
    Agreement,
    Answer,
    ApprovalForm,
    Case,
    ConsentPurpose,
    Coordinator,
    Ending,
    FollowUp,
    Goal,
    Horizon,
    Initiative,
    InitiativeOutcome,
    Intervention,
    Meeting,
    Nearness,
    NextStep,
    Participant,
    Person,
    Plan,
    Principal,
    Progress,
    Wish,
    closed,
)
from sipdesk.demo.parts import (
    approved,
    called,
    came,
    carried_over,
    in_days,
    rated,
    said_yes,
    talked_about,
    went,
)


def goran(today: dt.date) -> Case:
    """Ended as he wished: the leg healed, and the plan is no longer needed."""
    walk = Goal(own_words="Gå till bryggan och mata änderna.", horizon=Horizon.SHORT_TERM)
    dressing = Intervention(
        what="Såromläggning",
        principal=Principal.REGION,
        organisation="Björkeby vårdcentral",
        responsible_person="Johan Åkerlund",
        how_often="Två gånger i veckan",
        starts=in_days(today, -300),
        ends=in_days(today, -90),
        goal_id=walk.id,
    )
    shopping = Intervention(
        what="Inköp och tvätt",
        principal=Principal.MUNICIPALITY,
        organisation="Hemtjänsten Kvarnen",
        responsible_person="Samira Haddad",
        how_often="Fredagar",
        starts=in_days(today, -300),
        ends=in_days(today, -40),
        goal_id=walk.id,
    )
    met = in_days(today, -304)
    nurse = Participant(
        name="Johan Åkerlund",
        role="Distriktssköterska",
        organisation="Björkeby vårdcentral",
        principal=Principal.REGION,
    )
    carer = Participant(
        name="Samira Haddad",
        role="Undersköterska",
        organisation="Hemtjänsten Kvarnen",
        principal=Principal.MUNICIPALITY,
    )
    case = approved(
        Case(
            person=Person(
                name="Göran Wiklund",
                identity_number="19460713-7454",
                birth_date="1946-07-13",
                phone="08-465 004 91",
                address="Bryggvägen 1, 912 00 Björkeby",
                language="svenska",
            ),
            initiative=Initiative(
                proposed_by="Göran",
                date=in_days(today, -320),
                outcome=InitiativeOutcome.ACCEPTED,
            ),
            coordinator=Coordinator(name="Johan Åkerlund", organisation="Björkeby vårdcentral"),
            meeting=Meeting(date=met, start="09:00", place="Hemma hos Göran"),
            consent_entries=(
                said_yes(
                    ConsentPurpose.PLAN,
                    today,
                    -310,
                    "Göran Wiklund",
                    obtained_by="Johan Åkerlund",
                ),
                said_yes(
                    ConsentPurpose.SHARING,
                    today,
                    -310,
                    "Göran Wiklund",
                    obtained_by="Johan Åkerlund",
                    covers="Benet och vardagen.",
                    excludes="Inget.",
                ),
            ),
            topics=talked_about("Benet.", "Änderna."),
            participants=tuple(came(called(today, -308, p)) for p in (nurse, carer)),
            goals=(walk,),
            interventions=(dressing, shopping),
            plan=Plan(
                situation="Bensår som inte läker, och svårt att ta sig ut.",
                own_actions="Benet i högläge efter maten.",
                others_measures_exist=Answer.NO,
                overall_responsibility=Principal.REGION,
                main_responsible="Johan Åkerlund",
                follow_up_how="Hembesök",
                follow_up_date=in_days(today, -40),
                follow_up_convener="Johan Åkerlund",
                approval_form=ApprovalForm.ORAL,
                approval_date=met,
            ),
        ),
        met,
    )
    last = FollowUp(
        date=in_days(today, -40),
        time="09:00",
        place="Vid bryggan",
        present="Göran, Johan Åkerlund, Samira Haddad",
        what_to_change="Göran klarar sig själv nu och vill avsluta. Han ringer om det behövs.",
        next_step=NextStep.END,
    )
    case = replace(
        carried_over(case, in_days(today, -300)),
        follow_ups=(last,),
        goal_reviews=(rated(last, walk, Nearness.FIVE, Nearness.FIVE, "Änderna känner igen mig."),),
        intervention_reviews=(
            went(last, dressing, Progress.DONE, "Såret är läkt"),
            went(last, shopping, Progress.DONE, "Göran handlar själv"),
        ),
    )
    case = replace(case, ending=_ending(today))
    return closed(case, f"{in_days(today, -40)}T11:20:00+01:00")


def _ending(today: dt.date) -> Ending:
    return Ending(
        date=in_days(today, -40),
        wished_by=Wish.PERSON,
        reason="Benet har läkt, och jag klarar mig själv.",
        open_interventions="Inget pågår längre. Vårdcentralen finns kvar som för alla andra.",
        information=Agreement.FULLY,
        participation=Agreement.FULLY,
        cooperation=Agreement.MOSTLY,
        meaning=Agreement.FULLY,
        comment="Bra att slippa berätta allt två gånger.",
    )
