"""A slip at its fullest and at its emptiest, in both languages."""

from __future__ import annotations

from datetime import date

from kiosk.core.doors import STAGE_STEPS, WorkStep
from kiosk.core.programmes import Apply, Programme, Who
from kiosk.core.site import Place
from kiosk.core.slip import PlayedJob, SlipContent, slip_content
from kiosk.core.texts import Texts
from kiosk.core.ticket import Ticket, TicketPlay, ticket_url
from kiosk.core.transitions import Near, Work, WorkSource, WorkWords

DAY = date(2026, 11, 22)
PLACE = Place(
    id="cheongchun", number=2, name="서울청년센터 금천 청춘삘딩", name_en="Seoul Youth Center Geumcheon"
)
WORDS = {
    "ko": {
        "slip-title": "오늘의 미래직업",
        "slip-date": "{year}년 {month}월 {day}일",
        "slip-plays": "오늘 해 본 일",
        "slip-plays-none": "다음에는 미래의 일을 하나 골라 직접 해 보세요.",
        "slip-programmes": "다음 걸음",
        "slip-code-note": "찾아가실 때 이 번호를 보여 주세요.",
        "slip-who": "대상",
        "slip-place": "장소",
        "slip-contact": "전화",
        "slip-hours": "시간",
        "slip-cost": "비용",
        "slip-apply": "신청",
        "slip-bring": "준비물",
        "work-step": "{name} 알아보기",
        "work-learn-list": "새로 배울 것: {learn}",
        "week-idea": "이번 주에 다섯 사람에게 물어보기",
        "week-idea-note": "‘요즘 무엇이 가장 불편하세요?’ 하고 물어보세요.",
        "slip-qr": "휴대전화로 찍으면 온라인 체험관에서 이어서 볼 수 있어요.",
        "slip-privacy": "이 종이에는 개인정보가 없습니다.",
        "slip-closing": "함께해 주셔서 고마워요.",
    },
    "en": {
        "slip-title": "Future jobs, today",
        "slip-date": "{year}-{month:02d}-{day:02d}",
        "slip-plays": "What you did today",
        "slip-plays-none": "Next time, pick a job of the future and try it yourself.",
        "slip-programmes": "Your next step",
        "slip-code-note": "Please show this number when you visit.",
        "slip-who": "For",
        "slip-place": "Place",
        "slip-contact": "Phone",
        "slip-hours": "Hours",
        "slip-cost": "Cost",
        "slip-apply": "Apply",
        "slip-bring": "Bring",
        "work-step": "Find out about: {name}",
        "work-learn-list": "New to learn: {learn}",
        "week-idea": "This week: ask five people",
        "week-idea-note": "Ask them: “What troubles you most these days?”",
        "slip-qr": "Scan with your phone to go on in the online hall.",
        "slip-privacy": "This paper holds no personal information.",
        "slip-closing": "Thank you for taking part.",
    },
}
JOBS = {
    "drone": (
        "드론교통관제사",
        "하늘길이 부딪히지 않게 이끌어요",
        "Drone traffic controller",
        "Keep lanes apart",
    ),
    "farm": (
        "스마트팜 운영자",
        "날씨를 저울질하며 키워요",
        "Smart farm operator",
        "Grow crops in any weather",
    ),
    "guard": ("정보보안 관제사", "진짜 공격을 골라내요", "Security monitor", "Tell real attacks from noise"),
    "power": ("에너지 관리자", "전기를 모으고 나눠 써요", "Energy manager", "Store and share electricity"),
    "care": (
        "돌봄로봇 코디네이터",
        "사람과 로봇의 손길을 나눠요",
        "Care robot coordinator",
        "Share the help",
    ),
    "cell": (
        "협동로봇 안전기술자",
        "사람과 로봇 사이를 정해요",
        "Cobot safety engineer",
        "Set a safe distance",
    ),
}


def programme(number: int, name: str, **known: str) -> Programme:
    return Programme(
        id=f"entry_{number}",
        number=number,
        name=name,
        provider="금천진로진학지원센터",
        path="jobs",
        what="한 문장이에요.",
        checked_on=DAY,
        valid_until=DAY,
        who=Who(note=known.get("note", "")),
        apply=Apply(where=known.get("where", ""), period=known.get("period", "")),
        place=known.get("place", ""),
        hours=known.get("hours", ""),
        contact=known.get("contact", ""),
        bring=known.get("bring", ""),
    )


PROGRAMMES = (
    programme(8, "경비원 교육", note="금천구에 사는 40–69세", where="금천구 일자리센터", period="매달 첫 주"),
    programme(
        11, "길고 긴 이름을 가진 중장년 직업전환 준비와 상담 과정", place="가온길 1, 3–4층", hours="9–18시"
    ),
    programme(123, "띄어쓰기가하나도없는아주길고긴프로그램이름입니다"),
)


STEPS = (
    WorkStep(
        Work(
            id="smart_safety",
            number=1,
            name="스마트안전관리사",
            what="건물을 살펴요.",
            near=(Near(field="guarding", shared=("순찰하며 살피기",)),),
            learn=("센서와 화면 읽기", "안전 관리 법과 기록"),
            source=WorkSource(about="new", title="신직업", publisher="고용노동부", year=2021),
            checked_on=DAY,
            en=WorkWords(
                name="Smart safety manager", what="Watches.", learn=("reading sensors", "safety law")
            ),
        )
    ),
    STAGE_STEPS[0],
)


def make_slip(language: str = "ko", *, plays: int = 6, url: bool = True, full: bool = True) -> SlipContent:
    """A slip of `plays` jobs; `url` false: no online hall; `full` false: neither programmes nor steps."""
    words = dict(WORDS[language])
    for job, (name, note, name_en, note_en) in JOBS.items():
        words[f"{job}.name"] = name if language == "ko" else name_en
        words[f"{job}.line"] = note if language == "ko" else note_en
    programmes = PROGRAMMES if full else ()
    ticket = Ticket(
        site=2,
        kiosk=1,
        day=DAY,
        plays=tuple(TicketPlay(number, number % 4, 5) for number in range(1, plays + 1)),
        programmes=tuple(entry.number for entry in programmes),
        signature=bytes(range(64)),
    )
    return slip_content(
        Texts(language, words),
        place=PLACE,
        day=DAY,
        plays=[PlayedJob(job, index % 4) for index, job in enumerate(JOBS)][:plays],
        programmes=programmes,
        steps=STEPS if full else (),
        url=ticket_url("https://hall.example/" + "x" * 19, ticket) if url else "",
    )
