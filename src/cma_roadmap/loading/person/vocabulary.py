"""Words for which the catalogue has no list of its own: jobs, medical courses of the services.

Ids come with the other names that people write for them, in any case and with any signs between.
"""

from __future__ import annotations

from collections.abc import Mapping

Names = Mapping[str, tuple[str, ...]]
"""Ids, each with its other names."""

ROLE_NAMES: Names = {
    "medical_assistant": (
        "MA",
        *("certified medical assistant", "clinical medical assistant"),
        *("registered medical assistant", "medical assisting"),
    ),
    "medical_assistant_instructor": ("MA instructor", "medical assisting instructor"),
    "medical_administrative_assistant": ("administrative medical assistant",),
    "phlebotomist": ("phlebotomy technician", "phlebotomy tech"),
    "ekg_technician": ("EKG tech", "ECG technician", "ECG tech"),
    "health_records_specialist": ("electronic health records specialist",),
}
"""Other names of the roles that rules ask for."""

MILITARY: Names = {
    "army-68w": ("68W", "Army combat medic", "Army medic", "combat medic", "medic"),
    "army-68c": ("68C", "Army practical nursing specialist"),
    "army-18d": ("18D", "Army Special Forces medical sergeant", "medic"),
    "army-91w": ("91W", "Army health care specialist"),
    "army-91b": ("91B", "Army medical specialist"),
    "navy-hm": ("HM", "Navy hospital corpsman", "hospital corpsman", "corpsman", "Navy corpsman"),
    "air-force-4n0x1": ("4N0X1", "Air Force aerospace medical service", "Air Force medic", "medic"),
    "air-force-4n0x1c": ("4N0X1C", "Air Force independent duty medical technician", "IDMT"),
    "coast-guard-hs": ("HS", "Coast Guard health services technician"),
    "other-medical": ("another medical course of the armed forces",),
}
"""Medical courses of the US Armed Forces; the first other name is the code of the occupation."""

LICENSES: Names = {
    "emr": ("emergency medical responder", "first responder"),
    "emt": ("emergency medical technician", "EMT-B", "EMT basic"),
    "aemt": ("advanced EMT", "advanced emergency medical technician", "EMT intermediate"),
    "paramedic": ("EMT-P", "EMT paramedic"),
    "cna": ("certified nursing assistant", "nursing assistant", "nurse aide", "STNA"),
    "home-health-aide": ("HHA",),
    "lpn": ("licensed practical nurse", "LVN", "licensed vocational nurse", "nurse"),
    "rn": ("registered nurse", "nurse"),
    "nurse-practitioner": ("NP", "APRN"),
    "physician": ("doctor", "MD", "DO", "medical doctor"),
    "physician-assistant": ("PA", "physician associate"),
    "phlebotomist": ("phlebotomy technician", "phlebotomy tech", "phlebotomy"),
    "pharmacy-technician": ("pharmacy tech", "CPhT"),
    "dental-assistant": ("DA", "registered dental assistant"),
    "medication-aide": ("medication assistant", "QMA", "CMT", "medication technician"),
    "radiologic-technologist": ("x-ray technician", "radiographer", "limited x-ray operator"),
    "respiratory-therapist": ("RRT", "CRT"),
    "surgical-technologist": ("surgical technician", "surgical tech", "scrub tech"),
    "other-health": ("another health license",),
}
"""Licenses and certificates of other health work."""

ACCREDITOR_NAMES: Names = {
    "CAAHEP": ("Commission on Accreditation of Allied Health Education Programs",),
    "ABHES": ("Accrediting Bureau of Health Education Schools",),
}

TERRITORIES: Names = {
    "AS": ("American Samoa",),
    "GU": ("Guam",),
    "MP": ("Northern Mariana Islands",),
    "PR": ("Puerto Rico",),
    "VI": ("US Virgin Islands", "Virgin Islands"),
}
"""Of these no rules are recorded, but there are schools and pay; a plan says so."""
