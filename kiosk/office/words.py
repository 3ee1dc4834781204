"""Words of the report: what officers read, in Korean, and how every figure is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TITLE = "미래직업체험관 키오스크 운영 실적"

FIGURE = {"started": "시작", "used": "이용", "completed": "완료", "people": "인원"}
AUDIENCE = {
    "u13": "13세 이하",
    "14-18": "14–18세",
    "19-39": "19–39세",
    "40-64": "40–64세",
    "65+": "65세 이상",
    "": "응답 없음",
}
ITEM = {
    "satisfied": "전반적으로 만족한다",
    "clear": "내용이 이해하기 쉬웠다",
    "informative": "직업을 아는 데 도움이 되었다",
    "easy": "기기를 쓰기 편했다",
    "inspiring": "새로운 직업이나 진로를 생각해 보게 되었다",
}
SCREEN = {
    "hall": "체험관",
    "play": "체험",
    "debrief": "돌아보기",
    "door": "세 갈래 길(전직·창업·일자리)",
    "takeaway": "가져가기",
    "survey": "설문",
    "farewell": "마침",
}
AID = {
    "large_text": "큰 글씨",
    "high_contrast": "고대비",
    "voice": "음성 안내",
    "low_layout": "낮은 화면",
    "reduced_motion": "움직임 줄이기",
    "keypad": "키패드",
}
CHANNEL = {
    ("printer", "printed"): "종이로 출력",
    ("printer", "saved"): "PDF로 저장",
    ("printer", "failed"): "출력 실패",
    ("screen", "shown"): "화면 QR",
}

METHOD = {
    "periods": "‘시작’은 처음 화면을 누른 횟수, ‘이용’은 체험에서 한 번 이상 선택한 횟수, ‘완료’는 체험을 하나 이상"
    " 끝까지 마친 횟수임. 한 사람이 다시 와도 새 횟수로 세므로 ‘이용자 수’가 아니라 ‘이용 횟수’임."
    " 완료율은 완료 ÷ 시작. 인원은 ‘몇 분이 함께 하셨나요?’에 답한 값의 합(4명 이상은 4명으로 셈)이며 답하지"
    " 않은 이용은 들어 있지 않음. 날짜는 한국 시간 기준임.",
    "years": "해마다 모인 모든 달의 합임. 진행 중인 해는 지금까지의 합이며, 전년의 같은 달까지와 견줌.",
    "sites": "기관은 키오스크의 사이트 번호로 나눔. 한 기관에 키오스크가 여러 대면 합한 값임.",
    "audiences": "가져가기 화면에서 스스로 고른 나이대임. 고르지 않았거나 일별 집계만 남은 이용은 ‘응답 없음’임.",
    "experiences": "체험 횟수는 시작된 체험의 수로, 한 번의 이용에 여러 체험이 있을 수 있음. 완료율은 완료 ÷ 체험."
    " 호감도는 체험 직후 ‘이 일, 어땠나요?’에 4–5점(5점 만점)으로 답한 비율임.",
    "screens": "화면마다 그 화면을 한 번이라도 본 이용의 수와, 시작 대비 비율임. 여러 길이 있어 꼭 줄어들지는 않음."
    " 일별 집계만 남은 날은 들어 있지 않음.",
    "rounds": "세 단계로 진행한 체험 가운데 각 단계에 들어간 체험의 수와 비율임. ‘줄이 길어요’의 90초 체험은 뺌.",
    "satisfaction": "만족도(CSAT)는 4–5점으로 답한 비율(4–5점 응답 ÷ 응답), 평균은 5점 만점의 산술평균임."
    " 응답률은 응답 ÷ 이용. 문항마다 건너뛸 수 있어 응답 수(n)가 다름. 5점 척도(전혀 아니에요 1 – 매우 그래요 5).",
    "referrals": "안내는 프로그램이 화면에 나온 이용의 수, 담음은 안내지에 담은 이용의 수, 담은 비율은 담음 ÷ 안내."
    " 실제 방문이나 신청의 수가 아님. 일별 집계만 남은 날은 담음만 있어 비율에서 빠질 수 있음.",
    "slips": "안내지가 나간 방법별 횟수임. 한 이용에 두 번 이상일 수 있음.",
    "running": "운영일은 키오스크가 켜져 있던 날의 수(한국 시간, 대별로 센 뒤 합함). 가동 시간은 켜진 때부터 꺼진 때까지의"
    " 합. 중단은 전원 차단이나 오류처럼 정상 종료가 아닌 횟수이고, 중단 시간은 같은 날 다시 켜질 때까지의 합임(그날"
    " 다시 켜지지 않은 중단은 횟수에만 들어감). 가동률은 가동 시간 ÷ (가동 시간 + 중단 시간). 시계를 믿을 수 없는"
    " 기록은 뺌.",
    "teams": "단체 방문에서 직원이 시작한 팀의 수와 직원이 센 인원임. 인원을 세지 않은 팀은 인원에 들어 있지 않음.",
    "aids": "접근성 기능을 켠 횟수임. 이용 기록과 연결되지 않음.",
    "targets": "실적은 목표가 정해진 기간 전체에서 지금까지 모인 값, 달성률은 실적 ÷ 목표임.",
    "small": "5 미만인 칸은 가림. 합계에서 빼어 알아낼 수 있으면 다른 칸도 함께 ‘비공개’로 가림. 0은 그대로 적음."
    " 시험 이용(직원 점검, 시연)은 모든 표에서 뺌.",
}


@dataclass(frozen=True, slots=True)
class Names:
    """Names of sites, jobs and programmes by their ids; an id stands for itself where none is known."""

    sites: Mapping[str, str] = field(default_factory=dict)
    experiences: Mapping[str, str] = field(default_factory=dict)
    programmes: Mapping[str, str] = field(default_factory=dict)
