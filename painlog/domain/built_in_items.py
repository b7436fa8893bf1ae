"""What painlog brings along to tick: triggers, treatments, qualities and symptoms, by their ids, with English names.

Ids never change and are what the diary stores; names are translatable texts and may change.
"""

from painlog.domain.naming import N_

GROUP_NAMES = {
    "load": N_("Load"),
    "movement": N_("Movement"),
    "posture": N_("Posture"),
    "activity": N_("Activity"),
    "body": N_("Body"),
    "mind": N_("Mind"),
    "none": N_("None"),
    "self-care": N_("Self-care"),
    "medicine": N_("Medicine"),
    "hands-on": N_("Hands-on"),
    "movement-school": N_("Movement schools"),
    "device": N_("Device"),
    "medical": N_("Medical"),
    "own": N_("Your own"),
}

TRIGGER_NAMES = {
    "load": {
        "lifting": N_("Lifting"),
        "carrying": N_("Carrying"),
        "pushing": N_("Pushing"),
        "pulling": N_("Pulling"),
    },
    "movement": {
        "bending": N_("Bending"),
        "twisting": N_("Twisting"),
        "abrupt-movement": N_("Abrupt movement"),
        "overstretching": N_("Overstretching"),
        "coughing-sneezing": N_("Coughing, sneezing"),
        "sport": N_("Sport"),
    },
    "posture": {
        "long-sitting": N_("Long sitting"),
        "long-standing": N_("Long standing"),
        "driving": N_("Driving"),
        "screen-neck-forward": N_("Screen, neck forward"),
        "poor-chair": N_("Poor chair"),
        "bed-mattress-pillow": N_("Bed, mattress, pillow"),
        "shoes": N_("Shoes"),
    },
    "activity": {
        "too-little-movement": N_("Too little movement"),
        "overdid-it": N_("Overdid it"),
        "heavy-work": N_("Heavy work"),
        "housework": N_("Housework"),
        "gardening": N_("Gardening"),
        "walking": N_("Walking"),
        "stairs": N_("Stairs"),
        "injury-or-fall": N_("Injury or fall"),
    },
    "body": {
        "poor-sleep": N_("Poor sleep"),
        "illness": N_("Illness"),
        "period": N_("Period"),
        "fatigue": N_("Fatigue"),
        "cold-damp-weather": N_("Cold, damp weather"),
    },
    "mind": {
        "stress-at-work": N_("Stress at work"),
        "family-strain": N_("Family strain"),
        "low-mood": N_("Low mood"),
        "worry": N_("Worry"),
    },
    "none": {"none-noticed": N_("None noticed")},
}

TREATMENT_NAMES = {
    "self-care": {
        "heat": N_("Heat"),
        "cold": N_("Cold"),
        "rest": N_("Rest"),
        "keeping-moving": N_("Keeping moving"),
        "walking": N_("Walking"),
        "swimming": N_("Swimming"),
        "cycling": N_("Cycling"),
        "stretching": N_("Stretching"),
        "core-exercises": N_("Core exercises"),
        "bath": N_("Bath"),
        "posture-change": N_("Posture change"),
    },
    "medicine": {
        "nsaid": N_("Anti-inflammatory"),
        "paracetamol": N_("Paracetamol"),
        "muscle-relaxant": N_("Muscle relaxant"),
        "opioid": N_("Opioid"),
        "antidepressant": N_("Antidepressant"),
        "anticonvulsant": N_("Anticonvulsant"),
        "topical": N_("Cream, gel or patch"),
        "other-medicine": N_("Other medicine"),
    },
    "hands-on": {
        "physiotherapy": N_("Physiotherapy"),
        "massage": N_("Massage"),
        "chiropractic": N_("Chiropractic"),
        "osteopathy": N_("Osteopathy"),
        "acupuncture": N_("Acupuncture"),
        "acupressure": N_("Acupressure"),
        "shiatsu": N_("Shiatsu"),
    },
    "mind": {
        "relaxation": N_("Relaxation"),
        "mindfulness": N_("Mindfulness"),
        "cbt": N_("Cognitive behavioural therapy"),
    },
    "movement-school": {
        "yoga": N_("Yoga"),
        "pilates": N_("Pilates"),
        "tai-chi": N_("Tai chi"),
        "alexander-technique": N_("Alexander technique"),
    },
    "device": {
        "tens": N_("TENS"),
        "brace": N_("Brace"),
        "traction": N_("Traction"),
    },
    "medical": {
        "epidural-steroid-injection": N_("Epidural steroid injection"),
        "facet-injection": N_("Facet joint injection"),
        "other-injection": N_("Other injection"),
        "radiofrequency": N_("Radiofrequency"),
        "spinal-cord-stimulation": N_("Spinal cord stimulation"),
        "discectomy": N_("Discectomy"),
        "laminectomy": N_("Laminectomy"),
        "fusion": N_("Fusion"),
        "vertebroplasty-kyphoplasty": N_("Vertebroplasty, kyphoplasty"),
        "other-surgery": N_("Other surgery"),
    },
}

QUALITY_NAMES = {
    "sore": N_("Sore"),
    "tender": N_("Tender"),
    "dull": N_("Dull"),
    "aching": N_("Aching"),
    "deep": N_("Deep"),
    "sharp": N_("Sharp"),
    "stabbing": N_("Stabbing"),
    "shooting": N_("Shooting"),
    "burning": N_("Burning"),
    "electric-like": N_("Electric-like"),
    "throbbing": N_("Throbbing"),
    "cramping": N_("Cramping"),
    "stiff": N_("Stiff"),
    "tight": N_("Tight"),
}

SYMPTOM_NAMES = {
    "numbness": N_("Numbness"),
    "tingling": N_("Tingling"),
    "weakness-arm": N_("Weakness in an arm"),
    "weakness-leg": N_("Weakness in a leg"),
    "stiffness-on-waking": N_("Stiffness on waking"),
    "pain-with-sitting": N_("Pain with sitting"),
    "muscle-spasm": N_("Muscle spasm"),
    "night-waking": N_("Woken at night"),
    "leg-cramps-at-night": N_("Leg cramps at night"),
    "fever": N_("Fever"),
    "swelling-warm-area": N_("Swelling or warm spot on the back"),
}

SIDED_SYMPTOMS = frozenset({"numbness", "tingling", "weakness-arm", "weakness-leg"})
"""Symptoms that have a side: left, right or both."""

TIMED_SYMPTOMS = frozenset({"stiffness-on-waking"})
"""Symptoms whose length is asked, in minutes."""

COMMON_TRIGGERS = (
    "lifting",
    "long-sitting",
    "driving",
    "bending",
    "twisting",
    "poor-sleep",
    "stress-at-work",
    "gardening",
    "housework",
    "coughing-sneezing",
)
"""What Today offers before the diary knows what this person uses most."""

COMMON_TREATMENTS = ("heat", "cold", "nsaid", "walking", "tens", "stretching", "massage")
